"""The waivers of a finding then and now: new, gone, expired, refused."""

from collections.abc import Iterator

from golive.engine.compare.evidence import places
from golive.schemas.comparison import Cause
from golive.schemas.report import Report, WaiverSeen

# What is said of a waiver in a state, behind "the waiver of <who>".
_STATES = {
    "counts": "counts",
    "expiring": "counts, and expires soon",
    "unused": "has nothing to waive",
    "refused": "is refused",
    "unknown": "names what the ruleset does not have",
    "expired": "has expired",
    "not-yet": "does not count yet",
    "incomplete": "lacks reason, person or date",
    "out-of-scope": "is meant for other projects",
}


def waiver_causes(old: Report, new: Report, name: str) -> Iterator[Cause]:
    """What changed of the waivers that name the activity or rule."""
    before, after = _naming(old, name), _naming(new, name)
    for key in before | after:
        one, other = before.get(key), after.get(key)
        was, now = _state(one, name), _state(other, name)
        if was != now:
            yield _cause(one, other, was, now)


def _naming(report: Report, name: str) -> dict[tuple[object, ...], WaiverSeen]:
    """The waivers that name it, by what was written of them; until when they count may be changed."""
    found = [waiver for waiver in report.waivers if _names(waiver, name)]
    return {(waiver.by, waiver.reason, waiver.reference): waiver for waiver in found}


def _names(waiver: WaiverSeen, name: str) -> bool:
    words = (*waiver.covers, *waiver.waives, *waiver.refused)
    return any(word == name or (word.endswith("*") and name.startswith(word[:-1])) for word in words)


def _state(waiver: WaiverSeen | None, name: str) -> str | None:
    """How a waiver stands to what it names, in words."""
    if waiver is None:
        return None
    if name in waiver.refused:
        return _STATES["refused"]
    until = f", until {waiver.expires}" if waiver.expires else ""
    if waiver.state in ("counts", "expiring", "unused"):
        return _STATES["counts"] + until
    said = f" ({waiver.expires})" if waiver.state == "expired" and waiver.expires else ""
    return _STATES[waiver.state] + said


def _cause(old: WaiverSeen | None, new: WaiverSeen | None, was: str | None, now: str | None) -> Cause:
    by = next((waiver.by for waiver in (new, old) if waiver and waiver.by), "somebody who is not named")
    where_before, where_after = (old.where,) if old else (), (new.where,) if new else ()
    what = f"is new, and {now}" if was is None else f"is gone; it {was}" if now is None else f"{now}; it {was} before"
    return Cause(
        kind="waiver",
        name=by,
        before=was,
        after=now,
        where_before=where_before,
        where_after=where_after,
        says=f"the waiver of {by} {what.replace('it counts', 'it counted')} ({places(where_before, where_after)})",
    )
