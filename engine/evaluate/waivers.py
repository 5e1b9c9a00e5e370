"""Which waivers of a record count as of a day, and for what: decided here, for every command."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from golive.engine.evaluate.piece import Piece, label
from golive.engine.evaluate.placeholders import is_placeholder
from golive.engine.fields import says_anything
from golive.engine.infer.coverage import State
from golive.engine.infer.engine import Networks
from golive.engine.load.quoting import shown
from golive.engine.load.waived_ids import WaivedIds
from golive.schemas.activities import Activity
from golive.schemas.elements import Waiver
from golive.schemas.record import PortfolioRecord, Record
from golive.schemas.report import WaiverState
from golive.schemas.rules import CompiledRule

MANDATORY = "the rule is mandatory, which no waiver silences"
_MANAGER = ("projectmanager", "theprojectmanager", "pm")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_PLACEHOLDER = {
    "reason": "is no reason: write why this is left out",
    "person (by)": "names nobody: write under by who approved it, by name or role",
}
_BETWEEN = re.compile(r"[,;/&+]|\band\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Judged:
    """A waiver, and whether it counts.

    `state` is counts, or why it does not, in words in `why`. `waives` has the ids for which it counts, `refused` those
    that it cannot waive, with the reason; `unknown` the words that name nothing, with what was probably meant.
    """

    waiver: Waiver
    pointer: str
    state: WaiverState = "counts"
    why: str = ""
    waives: tuple[str, ...] = ()
    refused: Mapping[str, str] = field(default_factory=dict)
    unknown: Mapping[str, str] = field(default_factory=dict)


def judged_waivers(record: Record | PortfolioRecord, networks: Networks, as_of: date) -> list[Judged]:
    """Every waiver of a record in its order, judged as of the day."""
    ids = WaivedIds(networks.entry_named)
    pm = record.pm.name if isinstance(record, Record) and record.pm else None
    judged: list[Judged] = []
    for index, waiver in enumerate(record.waivers or ()):
        pointer = f"/waivers/{index}"
        wrong = does_not_count(waiver, record.id, as_of)
        if wrong is not None:
            judged.append(Judged(waiver, pointer, *wrong))
        else:
            judged.append(_named(waiver, pointer, ids, networks.entry_named, pm))
    return judged


def by_waiver(record: Record | PortfolioRecord, networks: Networks, as_of: date) -> Iterator[Piece]:
    """What the waivers that count cover."""
    for one in judged_waivers(record, networks, as_of) if record.waivers else ():
        waiver = one.waiver
        until = f" until {waiver.expires}" if waiver.expires else ""
        reference = f" ({waiver.reference})" if waiver.reference else ""
        remark = f"waived by {waiver.by}{until}{reference}: {waiver.reason}"
        for name in one.waives:
            title = label(waiver, one.pointer)
            yield Piece(name, State.WAIVED, waiver.date, title, one.pointer, "waiver", (), remark, waiver.by)


def does_not_count(waiver: Waiver, record_id: str | None, as_of: date) -> tuple[WaiverState, str] | None:
    """Why a waiver counts for nothing, as a state and in words; None where it may count.

    `record_id` is None for a record without id, for which a waiver with a scope is never meant.
    """
    if waiver.scope is not None and record_id not in waiver.scope:
        return "out-of-scope", f"it is meant for {', '.join(waiver.scope) or 'no project'}"
    return not_in_force(waiver, as_of)


def not_in_force(waiver: Waiver, as_of: date) -> tuple[WaiverState, str] | None:
    """Why a waiver counts for no project as of the day; None where it may count. Its last day still counts."""
    lacking = _lacking(waiver)
    if lacking or waiver.date is None:
        return "incomplete", "; ".join(lacking)
    if waiver.expires is not None and waiver.expires < waiver.date:
        return "expired", f"it expired on {waiver.expires}, before its date {waiver.date}"
    if waiver.expires is not None and waiver.expires < as_of:
        return "expired", f"it expired on {waiver.expires}"
    if waiver.date > as_of:
        return "not-yet", f"it is dated {waiver.date}, after {as_of}"
    return None


def _lacking(waiver: Waiver) -> list[str]:
    """What a waiver lacks to be complete, each as the end of a sentence."""
    needed = (("reason", waiver.reason), ("person (by)", waiver.by), ("date", waiver.date))
    absent = [name for name, value in needed if not says_anything(value)]
    return [
        *([f"it has no {', no '.join(absent)}"] if absent else []),
        *(
            f"{shown(value)} {_PLACEHOLDER[name]}"
            for name, value in needed
            if name not in absent and isinstance(value, str) and is_placeholder(value)
        ),
    ]


def _named(
    waiver: Waiver, pointer: str, ids: WaivedIds, entries: Mapping[str, Activity | CompiledRule], pm: str | None
) -> Judged:
    """What a waiver counts for that is in force."""
    words = list(dict.fromkeys(waiver.covers or ()))
    unknown = {word: ids.hint(word) for word in words if not ids.named(word)}
    names = dict.fromkeys(name for word in words for name in ids.named(word))
    alone = is_manager(waiver.by or "", pm)
    refused = {name: why for name in names if (why := _refused(entries[name], alone))}
    waives = tuple(name for name in names if name not in refused)
    state: WaiverState = "counts" if waives or not words else "refused" if refused else "unknown"
    return Judged(waiver, pointer, state, "", waives, refused, unknown)


def _refused(entry: Activity | CompiledRule, by_manager: bool) -> str | None:
    """Why no waiver, or not this one, counts for an activity or rule; None where it does."""
    if entry.mandatory:
        return MANDATORY if isinstance(entry, CompiledRule) else "it is mandatory, which no waiver silences"
    if by_manager and entry.severity == "blocker":
        return "of a blocker somebody other than the project manager has to decide"
    return None


def is_manager(by: str, pm: str | None) -> bool:
    """Whether all who approved are the project manager: by name, without case and spaces, or by that role."""
    known = (*_MANAGER, *([plain] if pm and (plain := _plain(pm)) else []))
    if _plain(by) in known:
        return True
    people = [person for person in _BETWEEN.split(by) if person.strip()]
    return bool(people) and all(_one_is(known, person) for person in people)


def _one_is(known: Sequence[str], person: str) -> bool:
    """Whether a name or the role in brackets behind it is known."""
    return any(_plain(part) in known for part in (_BRACKETS.sub("", person), *_BRACKETS.findall(person)))


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())
