"""Files of other programs, by how they begin."""

from collections.abc import Callable

import pytest

from golive.engine.load.binary import refuse_binary
from golive.engine.load.source import Source


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04", "is a zip file without a workbook in it, which is not read; give the plan itself"),
        (b"PK\x05\x06", "is an empty zip file; give the plan itself"),
        (bytes(20), "begins with zeros, as a file does that was not stored whole; copy or export it again"),
        (b"%PDF-1.7", "is a PDF; give the plan itself"),
        (b"\x89PNG\r\n", "is a picture; give the plan itself"),
        (b"7z\xbc\xaf\x27\x1c", "is compressed; unpack it first"),
        (b"SQLite format 3\0", "is a database; give"),
        (b"MPX,Microsoft Project", "is an MPX file, which is not read; in MS Project choose File > Save As"),
    ],
)
def test_what_to_give_instead(data: bytes, said: str, refused: Callable[..., list[str]]) -> None:
    (line,) = refused(refuse_binary, Source("f", data))
    assert line.startswith(f"f: {said}")
    assert refused(refuse_binary, Source("f", data), "write YAML") == [f"f: {said.partition(';')[0]}; write YAML"]


@pytest.mark.parametrize("data", [b"", b"P", b"name: x", b"<Project/>", b"\xef\xbb\xbfid: x", b"MZ: x", b"GIF: x"])
def test_texts_pass(data: bytes) -> None:
    refuse_binary(Source("f", data))
