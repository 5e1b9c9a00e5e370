"""Whether a finding got better or worse; nothing is called better for not being known, or not being asked, any more."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from golive.engine.compare.weight import Weight
from golive.schemas.comparison import Cause, CauseKind, Change, How, Way

_ASKED: tuple[CauseKind, ...] = ("gate", "gate-date", "day", "tool")


def how_of(was: Weight | None, now: Weight | None, changes: Sequence[Change]) -> How | None:
    """Whether it stands against go now and did not, or the other way round; None where it is the same."""
    stood, stands = was is not None and was.stands, now is not None and now.stands
    if stood != stands:
        return "new" if stands else "fixed"
    return "changed" if changes else None


def way_of(was: Weight | None, now: Weight | None, unknown: Collection[str] = (), *, by_gate: bool = False) -> Way:
    """Better, worse or neither; `unknown` is what it named before, and of which nothing is known now.

    With `by_gate` nothing but another gate explains it, and makes nothing better.
    """
    way = _way_of(was, now, unknown)
    return "neither" if by_gate and way == "better" else way


def _way_of(was: Weight | None, now: Weight | None, unknown: Collection[str]) -> Way:
    stood, stands = was is not None and was.stands, now is not None and now.stands
    if now is None or (was is None and not stands):
        return "neither"
    if was is None or (stands and not stood):
        return "worse"
    if not stands and "not-applicable" in (was.outcome, now.outcome):
        return "better" if stood else "neither"
    if now.worse_than(was):
        return "worse"
    if now.outcome == "undecided" and was.outcome != "undecided":
        return "neither"
    return "better" if was.worse_than(_with(now, was, unknown)) else "neither"


def no_longer_known(was: Weight | None, now: Weight | None, title: str, titles: Collection[str]) -> tuple[str, ...]:
    """What was known and is not: the finding of that title, or of what a rule named all that is about one of `titles`.

    `titles` are those of the activities of which it can no longer be told what they are.
    """
    if was is None or now is None or was.outcome == "undecided":
        return ()
    if now.outcome == "undecided":
        return (title,)
    return tuple(sorted(part for part in was.about - now.about if any(title in part for title in titles)))


def is_by_gate(because: Sequence[Cause]) -> bool:
    """Whether nothing but another gate, with its day, explains it."""
    kinds = {cause.kind for cause in because}
    return "gate" in kinds and kinds <= set(_ASKED)


def _with(now: Weight, was: Weight, unknown: Collection[str]) -> Weight:
    """As if that were still named; of a long list only how many there are can be told."""
    named = replace(now, about=now.about | (set(unknown) & was.about))
    return replace(named, more=now.more + len(set(unknown) - was.about)) if was.more or now.more else named
