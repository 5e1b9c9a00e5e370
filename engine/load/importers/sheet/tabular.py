"""The tables of a file, read once, whoever asks."""

from functools import lru_cache

from golive.engine.load.importers.sheet.headings import is_heading
from golive.engine.load.source import Source
from golive.engine.load.tables.sheets import text_table_of, workbook_of
from golive.engine.load.tables.table import Table


@lru_cache(maxsize=1)
def tables_of(source: Source) -> list[Table] | None:
    """The sheets of a workbook, or the one table of a text; None where the file is no table. Raises InputError."""
    book = workbook_of(source)
    if book is not None:
        return book
    table = text_table_of(source, is_heading)
    return [table] if table is not None else None
