"""What a report says of waivers: the state of each, what it waives, and what is to be said of it."""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date

from golive.engine.evaluate.waivers import MANDATORY, Judged, not_in_force
from golive.engine.infer.engine import Networks
from golive.engine.load.quoting import shown
from golive.engine.load.record import Loaded
from golive.engine.load.waived_ids import WaivedIds
from golive.engine.load.waivers import Waivers
from golive.schemas.report import ActivityFinding, RuleFinding, Waived, WaiverSeen, WaiverState

SOON = 30  # days
_MOST = 5  # ids that a sentence names
_LACKING = ("missing", "open", "violated")


def with_waivers(rules: Sequence[RuleFinding], judged: Sequence[Judged]) -> list[RuleFinding]:
    """The findings on rules; violated and undecided ones with the first waiver that counts for them."""
    by_id: dict[str, Waived] = {}
    for one in judged:
        waiver = one.waiver
        for name in one.waives if waiver.by and waiver.reason and waiver.date else ():
            said = Waived(by=waiver.by, reason=waiver.reason, date=waiver.date, expires=waiver.expires)
            by_id.setdefault(name, said.model_copy(update={"reference": waiver.reference}))
    return [
        rule.model_copy(update={"waived": by_id[rule.id], "needs": ()})
        if rule.outcome in ("violated", "undecided") and rule.id in by_id
        else rule
        for rule in rules
    ]


def is_elsewhere(one: Judged, loaded: Loaded) -> bool:
    """Whether a waiver stands in a file for several projects and is meant for others of them."""
    own = loaded.own_waivers
    others = one.state == "out-of-scope" and bool(one.waiver.scope)
    return others and own is not None and int(one.pointer.rpartition("/")[2]) >= own


def elsewhere(judged: Sequence[Judged], loaded: Loaded) -> dict[str, int]:
    """From each file of waivers to how many of its waivers are meant for other projects."""
    return Counter(loaded.tree.place(one.pointer)[0] for one in judged if is_elsewhere(one, loaded))


def waivers_seen(
    judged: Sequence[Judged],
    loaded: Loaded,
    found: Sequence[ActivityFinding | RuleFinding],
    whole: bool,
    as_of: date,
) -> list[WaiverSeen]:
    """Every waiver that concerns the record. Of a part of the findings (not `whole`) none is called unused."""
    by_id = {finding.id: finding for finding in found} if judged else {}
    return [_seen(one, loaded, by_id, whole, as_of) for one in judged if not is_elsewhere(one, loaded)]


def _seen(
    one: Judged, loaded: Loaded, found: dict[str, ActivityFinding | RuleFinding], whole: bool, as_of: date
) -> WaiverSeen:
    told = _told(one, loaded.tree.where(one.pointer), as_of)
    used = tuple(name for name in one.waives if name in found and _is_waived(found[name], one.pointer))
    open_yet = any(name in found and found[name].outcome == "undecided" for name in one.waives)
    state = one.state
    if state == "counts":
        state = _in_force(bool(used or open_yet or not whole), told.days_left)
    lacking = {name for name in one.refused if name in found and found[name].outcome in _LACKING}
    told = told.model_copy(update={"state": state, "waives": used})
    return told.model_copy(update={"says": tuple(_says(one, told, lacking))})


def apart(file: Waivers, records: Collection[str | None], as_of: date, networks: Networks) -> list[WaiverSeen]:
    """The waivers of a file that are meant for none of the records with these ids; where there are no records, all.

    What they would waive is not looked at.
    """
    ids = WaivedIds(networks.entry_named)
    seen: list[WaiverSeen] = []
    for number, (waiver, (path, line)) in enumerate(zip(file.waivers, file.places, strict=True)):
        if records and (not waiver.scope or any(name in waiver.scope for name in records)):
            continue
        unknown = {word: ids.hint(word) for word in waiver.covers or () if not ids.named(word)}
        wrong = not_in_force(waiver, as_of)
        one = Judged(waiver, f"/waivers/{number}", *(wrong or ("counts", "")), unknown=unknown)
        told = _told(one, path if line is None else f"{path}:{line}", as_of)
        state = one.state if wrong else "out-of-scope" if records else _in_force(True, told.days_left)
        told = told.model_copy(update={"state": state})
        seen.append(told.model_copy(update={"says": tuple(_says(one, told, ()))}))
    return seen


def _told(one: Judged, where: str, as_of: date) -> WaiverSeen:
    """A waiver as it was written, with what was judged of it."""
    waiver = one.waiver
    return WaiverSeen(
        state=one.state,
        counts=bool(one.waives),
        reason=waiver.reason,
        by=waiver.by,
        date=waiver.date,
        expires=waiver.expires,
        days_left=(waiver.expires - as_of).days if waiver.expires is not None else None,
        scope=None if waiver.scope is None else tuple(waiver.scope),
        reference=waiver.reference,
        covers=tuple(waiver.covers or ()),
        refused=tuple(one.refused),
        unknown=tuple(one.unknown),
        pointer=one.pointer,
        where=where,
    )


def _in_force(used: bool, left: int | None) -> WaiverState:
    if not used:
        return "unused"
    return "expiring" if left is not None and left <= SOON else "counts"


def _is_waived(finding: ActivityFinding | RuleFinding, pointer: str) -> bool:
    """Whether it is by the waiver at the pointer that a finding is waived."""
    if isinstance(finding, RuleFinding):
        return finding.waived is not None
    return finding.outcome == "waived" and any(piece.pointer == pointer for piece in finding.evidence)


def _says(one: Judged, told: WaiverSeen, lacking: Collection[str]) -> list[str]:
    """What is to be said of a waiver, each a sentence without its subject; what is `lacking` is named first."""
    says = [f"does not count: {one.why}"] if one.why else []
    by_reason: dict[str, list[str]] = {}
    for name, why in sorted(one.refused.items(), key=lambda refused: refused[0] not in lacking):
        by_reason.setdefault(why, []).append(name)
    for why, names in by_reason.items():
        says.append(f"{'does not silence' if why == MANDATORY else 'does not count for'} {_listed(names)}: {why}")
    if one.unknown:
        words = [shown(word) + (f" ({hint})" if hint else "") for word, hint in one.unknown.items()]
        says.append(f"names what the ruleset does not have: {_listed(words)}")
    if told.state == "expiring":
        says.append(f"{_soon(told.days_left)} ({told.expires}){_what(told.waives)}")
    if told.state == "unused":
        nothing = "nothing that it names applies and is lacking" if one.waiver.covers else "it names no ids"
        says.append(f"waives nothing: {nothing}")
    return says


def _soon(left: int | None) -> str:
    if not left:
        return "counts for the last day"
    return f"expires in {left} day{'' if left == 1 else 's'}"


def _what(used: Sequence[str]) -> str:
    return f"; it waives {_listed(used)}" if used else ""


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
    return ", ".join(names[:_MOST]) + more
