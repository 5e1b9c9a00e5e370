"""What the pages tell a reader to type: blocks of commands with their output, files, and commands in the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_FENCE = re.compile(r"^( *)(```+|~~~+) *([^\n`]*)\n(.*?)^\1\2 *$", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"(?<!`)`(golive [^`\n]+)`(?!`)")
_STATUS = re.compile(r"\bexit=(\d+)")
_FILE = re.compile(r"\S*\.\w+")
_REST = "..."


@dataclass
class Command:
    """A line to be typed, what the page shows below it, and the exit status that the page names, if any."""

    line: str
    number: int
    shown: list[str] = field(default_factory=list)
    status: int | None = None

    def shows(self, printed: str) -> bool:
        """Whether what is shown was printed; a line `...` stands for any lines, at the end of one for its rest."""
        shown = [line.rstrip() for line in self.shown]
        while shown and not shown[-1]:
            shown.pop()
        if not shown:
            return True
        parts = [_pattern(line) for line in shown]
        text = "".join(f"{line.rstrip()}\n" for line in printed.splitlines())
        return re.fullmatch("".join(parts) + r"\n*", text) is not None


def _pattern(line: str) -> str:
    """What a shown line stands for: any lines, a line whose end is left out, or itself."""
    if line.strip() == _REST:
        return r"(?:.*\n)*?"
    return re.escape(line.removesuffix(_REST)) + (r".*\n" if line.endswith(_REST) else r"\n")


@dataclass(frozen=True)
class Block:
    """A fenced part of a page: its language, what stands behind that, its text, and the line that it begins in."""

    language: str
    info: str
    body: str
    number: int

    @property
    def file(self) -> str | None:
        """The name of the file that it is, None where it is none."""
        return self.info if _FILE.fullmatch(self.info) and self.language not in ("console", "sh") else None

    def commands(self) -> list[Command]:
        """The lines after `$ `, with what stands below each."""
        found: list[Command] = []
        lines = self.body.splitlines()
        for number, line in enumerate(lines, self.number + 1):
            if line.startswith("$ "):
                found.append(Command(line[2:], number))
            elif found and not found[-1].shown and found[-1].line.endswith("\\"):
                found[-1].line = found[-1].line[:-1] + line.removeprefix(">").strip()
            elif found:
                found[-1].shown.append(line)
        named = _STATUS.search(self.info)
        if named and found:
            found[-1].status = int(named[1])
        return found


def pages() -> list[Path]:
    """The README and every page of docs/ that somebody wrote."""
    written = [path for path in sorted((ROOT / "docs").rglob("*.md")) if "rulesets" not in path.parts]
    return [ROOT / "README.md", *written]


def blocks(page: Path) -> Iterator[Block]:
    """The fenced parts of a page, in their order."""
    text = page.read_text("utf-8")
    for found in _FENCE.finditer(text):
        language, _, info = found[3].strip().partition(" ")
        indent = len(found[1])
        body = "\n".join(line[indent:] if line[:indent].isspace() else line for line in found[4].split("\n"))
        yield Block(language, info.strip(), body, text.count("\n", 0, found.start()) + 1)


def commands_in_text(page: Path) -> list[str]:
    """The commands that stand between words, each once."""
    text = _FENCE.sub("", page.read_text("utf-8"))
    return list(dict.fromkeys(_INLINE.findall(text)))
