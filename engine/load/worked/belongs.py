"""Which record the rows of a list belong to, by what its golive ids end with."""

from collections.abc import Sequence

from golive.engine.load.quoting import shown
from golive.engine.load.record import Loaded
from golive.engine.load.source import refuse
from golive.engine.load.worked.row import Row, Rows
from golive.schemas.worklist import Mark, record_digest

Marked = list[tuple[Row, Mark]]
_RENAMED = (
    "where it was only renamed, write {} under Project in every row, or delete the @{} at the end of the golive ids; "
    "else give the record that it was written from before it"
)


def shared_out(loaded: Sequence[Loaded], rows: Rows) -> tuple[dict[int, Marked], list[tuple[str, str]]]:
    """The rows for each record, by its number, and what is to be said of rows: their places, and what.

    Raises InputError for a list of another record, and where a row could be of several.
    """
    by_end: dict[str, Marked] = {}
    for row in rows.rows:
        for mark in row.marks:
            by_end.setdefault(mark.record, []).append((row, mark))
    fitting = {end: at for end in by_end if (at := _record_of(loaded, end, rows.path)) is not None}
    found: dict[int, Marked] = {}
    for end, at in fitting.items():
        found.setdefault(at, []).extend(by_end[end])
    told: list[tuple[str, str]] = []
    known = sum(len(by_end[end]) for end in fitting if end)
    foreign = [end for end in by_end if end not in fitting]
    strays = sum(len(by_end[end]) for end in foreign)
    for end in foreign:
        marked = by_end[end]
        if strays < known and all(_may_be_of(loaded, row) for row, _ in marked):
            told += [(row.where, _damaged(mark)) for row, mark in marked]
        elif not known and len(loaded) == 1 and all(_names(loaded[0], row) for row, _ in marked):
            found.setdefault(0, []).extend(marked)
            told.append((rows.path, f"its golive ids are of another record, but Project says {marked[0][0].project}"))
        else:
            raise _other(loaded, *marked[0])
    return found, told


def _record_of(loaded: Sequence[Loaded], end: str, path: str) -> int | None:
    """The number of the record that a mark is of, None for none; raises InputError where it could be several."""
    own = [{record_digest(one.record.id, None), record_digest(None, one.record.name)} for one in loaded]
    fitting = [at for at, one in enumerate(own) if end and end in one]
    if len(fitting) == 1:
        return fitting[0]
    if len(loaded) == 1 and not end:
        return 0  # it was written from a record without id and name
    if fitting or not end:
        raise refuse(path, "could be of several of these records; give it with its own: PLAN --with LIST")
    return None


def _damaged(mark: Mark) -> str:
    whole = shown(str(mark))
    return f"the golive id {whole} ends otherwise than those of the other rows, so the row does not count; mend its end"


def _may_be_of(loaded: Sequence[Loaded], row: Row) -> bool:
    return not row.project or any(_names(one, row) for one in loaded)


def _names(one: Loaded, row: Row) -> bool:
    names = {_plain(name) for name in (one.record.id, one.record.name) if name}
    return bool(row.project) and _plain(row.project) in names


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _other(loaded: Sequence[Loaded], row: Row, mark: Mark) -> Exception:
    path, line = row.place
    named = f" ({shown(row.project)})" if row.project else ""
    if len(loaded) > 1:
        what = f"is a list of none of these records{named}; give the record that it was written from"
        return refuse(path, what, line)
    own = loaded[0].record.id or loaded[0].record.name
    what = f"is a list of another record{named} than {shown(own or loaded[0].path)}"
    remedy = _RENAMED.format(shown(own), mark.record) if own else "give the record that it was written from before it"
    return refuse(path, f"{what}; {remedy}", line)
