"""The evidence of an activity then and now: what is gone, what is new, and what of it has another status or date."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence

from golive.schemas.comparison import Cause
from golive.schemas.report import ActivityFinding, EvidenceFound

_PARTS = ("name", "status", "date", "owner", "how")
_SHOWN = {"how": "how it covers"}
Piece = EvidenceFound
Key = Callable[[Piece], object]


def content_of(piece: Piece) -> str:
    """A piece of evidence in one line, without its place."""
    day = f" {piece.date}" if piece.date else ""
    owner = f", {piece.owner}" if piece.owner else ""
    return f"'{piece.name}' ({_status(piece)}{day}{owner}; {piece.how})"


def evidence_causes(old: ActivityFinding | None, new: ActivityFinding | None) -> Iterator[Cause]:
    """Why an activity is covered otherwise than before, piece by piece; waivers are told elsewhere."""
    if old is None or new is None or "not-applicable" in (old.outcome, new.outcome):
        return  # evidence of what does not apply is not told, so that none of it can be called gone
    gone, fresh = _pieces(old), _pieces(new)
    for key in (_same, _named_there, _named, _placed):
        for one, other in _paired(gone, fresh, key):
            yield from _changed(one, other)
    yield from (_gone(piece, bool(new.evidence)) for piece in gone)
    yield from (_fresh(piece, old) for piece in fresh)


def _pieces(finding: ActivityFinding) -> list[Piece]:
    return [piece for piece in finding.evidence if piece.how != "waiver"]


def _same(piece: Piece) -> object:
    return tuple(getattr(piece, part) for part in (*_PARTS, "said"))


def _named_there(piece: Piece) -> object:
    return piece.name, piece.pointer


def _named(piece: Piece) -> object:
    return piece.name


def _placed(piece: Piece) -> object:
    """What is the same of a task that was renamed."""
    return piece.pointer, piece.status, piece.date, piece.owner, piece.how


def _paired(old: list[Piece], new: list[Piece], key: Key) -> list[tuple[Piece, Piece]]:
    """The pairs with the same key, which are taken out of both lists."""
    waiting: dict[object, deque[Piece]] = {}
    for piece in new:
        waiting.setdefault(key(piece), deque()).append(piece)
    pairs = []
    left = []
    for one in old:
        others = waiting.get(key(one))
        if others:
            pairs.append((one, others.popleft()))
        else:
            left.append(one)
    taken = {id(other) for _, other in pairs}
    old[:], new[:] = left, [piece for piece in new if id(piece) not in taken]
    return pairs


def _changed(old: Piece, new: Piece) -> Iterator[Cause]:
    for what in _PARTS:
        before, after = _part(old, what), _part(new, what)
        if before == after:
            continue
        told = f"{_SHOWN.get(what, what)} {before or 'not given'} -> {after or 'not given'}"
        yield Cause(
            kind="evidence-changed",
            name=new.name,
            what=what,
            before=before,
            after=after,
            where_before=(old.where,),
            where_after=(new.where,),
            says=f"'{new.name}': {told} ({places((old.where,), (new.where,))})",
        )


def _part(piece: Piece, what: str) -> str | None:
    value = _status(piece) if what == "status" else getattr(piece, what)
    return str(value) if value is not None else None


def _status(piece: Piece) -> str:
    return piece.status if piece.said is None else f"{piece.status} (said to be {piece.said})"


def _gone(piece: Piece, others: bool) -> Cause:
    """A piece that is told no more: where others cover the activity now it may be there, and count for less."""
    word = "no longer counts" if others else "is gone"
    says = f"'{piece.name}' {word}: was {_status(piece)}{_on(piece)} ({piece.where})"
    return Cause(
        kind="evidence-gone", name=piece.name, before=content_of(piece), where_before=(piece.where,), says=says
    )


def _fresh(piece: Piece, old: ActivityFinding) -> Cause:
    doubted = any(one.name == piece.name for one in old.perhaps)
    word = "now covers it, before only perhaps" if doubted else "counts now" if old.evidence else "is new"
    says = f"'{piece.name}' {word}: {_status(piece)}{_on(piece)} ({piece.where})"
    return Cause(kind="evidence-new", name=piece.name, after=content_of(piece), where_after=(piece.where,), says=says)


def _on(piece: Piece) -> str:
    return f", {piece.date}" if piece.date else ""


def places(before: Sequence[str], after: Sequence[str]) -> str:
    """Where something stood and where it stands, in one text; empty where neither is known."""
    old, new = ", ".join(before), ", ".join(after)
    if not old or not new or old == new:
        return old or new
    return f"{old} -> {new}"
