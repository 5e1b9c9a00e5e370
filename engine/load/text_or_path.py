"""Whether a string that somebody gives for a record is the record itself, or its path."""

import re
from pathlib import Path

_ONE_LINE = re.compile(r"\s*[A-Za-z_]+ *:( |$)")


def is_text(record: str) -> bool:
    """Whether a string is the record itself: several lines or none, JSON, XML, or `name: ERP` and no such file."""
    if "\n" in record or not record.strip() or record.lstrip().startswith(("{", "[", "<")):
        return True
    return _ONE_LINE.match(record) is not None and not _exists(record)


def _exists(path: str) -> bool:
    try:
        return Path(path).exists()
    except (OSError, ValueError):  # too long, or not even a path
        return False
