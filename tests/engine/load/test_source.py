"""The bytes of a file or of standard input, and the text that they are."""

import io
import os
import socket
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from golive.engine.load import source
from golive.engine.load.source import Source, read_source

Refused = Callable[..., list[str]]
Write = Callable[[str, str | bytes], str]


class _Stdin:
    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)


def test_a_file_is_read_under_the_name_it_was_asked_by(write: Write) -> None:
    path = write("a.yaml", b"\x00\xffabc")
    assert read_source(path) == Source(path, b"\x00\xffabc")


def test_standard_input_has_a_name_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", _Stdin(b"id: a"))
    assert read_source("-") == Source("<stdin>", b"id: a")


def test_standard_input_that_is_closed(monkeypatch: pytest.MonkeyPatch, refused: Refused) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert refused(read_source, "-") == ["-: there is no standard input; name a file"]


def test_standard_input_that_fails(monkeypatch: pytest.MonkeyPatch, refused: Refused) -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError(5, "Input/output error")

    stdin = _Stdin(b"")
    stdin.buffer = Broken()
    monkeypatch.setattr(sys, "stdin", stdin)
    assert refused(read_source, "-") == ["-: cannot be read: Input/output error"]


def test_bytes_up_to_the_limit(write: Write, monkeypatch: pytest.MonkeyPatch, refused: Refused) -> None:
    monkeypatch.setattr(source, "MAX_LINES_BYTES", 10)
    fine, large = write("fine.jsonl", b"x" * 10), write("large.jsonl", b"x" * 11)
    assert read_source(fine).data == b"x" * 10
    assert refused(read_source, large) == [f"{large}: has more than 10 bytes; split it"]
    monkeypatch.setattr(sys, "stdin", _Stdin(b"x" * 10))
    assert read_source("-").data == b"x" * 10
    monkeypatch.setattr(sys, "stdin", _Stdin(b"x" * 11))
    assert refused(read_source, "-") == ["<stdin>: has more than 10 bytes; split it"]


def test_an_endless_device_is_not_read_to_its_end(monkeypatch: pytest.MonkeyPatch, refused: Refused) -> None:
    monkeypatch.setattr(source, "MAX_LINES_BYTES", 1_000)
    assert refused(read_source, "/dev/zero") == ["/dev/zero: has more than 1,000 bytes; split it"]


def test_a_named_pipe_is_read(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_bytes, args=(b"id: a",), daemon=True)
    writer.start()
    assert read_source(str(path)).data == b"id: a"
    writer.join()


def test_a_socket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refused: Refused) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket may not be long
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket")
        assert refused(read_source, "socket") == ["socket: is no file that can be read; name a file"]


@pytest.mark.parametrize("path", [".", "/", "/dev"])
def test_a_directory(path: str, refused: Refused) -> None:
    assert refused(read_source, path) == [f"{path}: is a directory; name a file in it"]


def test_an_empty_name(refused: Refused) -> None:
    assert refused(read_source, "") == ["'': is no name of a file; name a file"]


def test_a_link_to_nowhere(tmp_path: Path, refused: Refused) -> None:
    link = tmp_path / "link.yaml"
    link.symlink_to(tmp_path / "none")
    assert refused(read_source, str(link)) == [f"{link}: there is no such file"]


def test_a_link_to_itself(tmp_path: Path, refused: Refused) -> None:
    link = tmp_path / "link.yaml"
    link.symlink_to(link)
    (problem,) = refused(read_source, str(link))
    assert problem.startswith(f"{link}: cannot be read: ")


@pytest.mark.parametrize(
    ("data", "text"),
    [(b"a\xc3\xa9", "aé"), (b"\xef\xbb\xbfa", "a"), (b"a\r\nb", "a\r\nb"), (b"\xef\xbb\xbf\xef\xbb\xbfa", "\ufeffa")],
)
def test_text(data: bytes, text: str) -> None:
    assert Source("f", data).text() == text


@pytest.mark.parametrize("data", [b"", b" ", b"\n\r\n\t", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"])
def test_empty_text(data: bytes, refused: Refused) -> None:
    assert refused(Source("f", data).text) == ["f: is empty; `golive init` writes a record to fill in"]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"\xff\xfea\x00", "f: is UTF-16; save it as UTF-8"),
        (b"\xfe\xff\x00a", "f: is UTF-16; save it as UTF-8"),
        (b"\xff\xfe\x00\x00a\x00\x00\x00", "f: is UTF-32; save it as UTF-8"),
        (b"\xe9", "f:1: is not UTF-8 (byte 0xe9); save the file as UTF-8"),
        (b"a\nb\xa4\nc", "f:2: is not UTF-8 (byte 0xa4); save the file as UTF-8"),
        (b"a\nb\n\xed\xa0\x80", "f:3: is not UTF-8 (byte 0xed); save the file as UTF-8"),
        (b"\n\xe9", "f:2: is not UTF-8 (byte 0xe9); save the file as UTF-8"),
        (b"\xc0\x80", "f:1: is not UTF-8 (byte 0xc0); save the file as UTF-8"),
        (b"a\xe2\x82", "f:1: is not UTF-8 (byte 0xe2); save the file as UTF-8"),
    ],
)
def test_wrong_encoding(data: bytes, problem: str, refused: Refused) -> None:
    assert refused(Source("f", data).text) == [problem]


def test_refuse_above(refused: Refused) -> None:
    Source("f", b"x" * 1_000).refuse_above(1_000, "YAML")
    assert refused(Source("f", b"x" * 1_001).refuse_above, 1_000, "YAML") == [
        "f: has 1,001 bytes; YAML of more than 1,000 bytes is not read"
    ]
