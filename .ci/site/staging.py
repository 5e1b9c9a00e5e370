"""The pages of docs/, laid out as the site has them, with what is made from code and rulesets beside them."""

import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
RULESETS = ("pmbok-itil", "readiness")
_ALONE = {"README.md": "readme.md", "CHANGELOG.md": "changelog.md", "CONTRIBUTING.md": "contributing.md"}
_TREE = "\n```{{toctree}}\n:hidden:\n:titlesonly:\n:glob:\n\n{}\n```\n"
_NESTED = {"importers.md": _TREE.format("importers/*"), "decisions.md": _TREE.format("decisions/*")}
_PATTERN = re.compile(r"[\w/-]+\*")
_LINK = re.compile(r"(!?\[(?:[^\]\\]|\\.)*\]\()([^)\s]+)(\))")
_FENCE = re.compile(r"^(\s*)(```+|~~~+)")
_FILE = re.compile(r"^(```)(\w+) (\S+\.\w+)$")
_ELSEWHERE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|#)")


class BrokenLinkError(Exception):
    """A page links to a file that is not there."""


class Stage:
    """The folder from which the site is built; only what changed is written, so that a second build is quick."""

    def __init__(self, folder: Path, entries: set[str], generated: set[str]) -> None:
        self.folder, self._entries, self._generated = folder, entries, generated
        self._kept: set[Path] = set()

    def put(self, name: str, content: str | bytes) -> None:
        """Write a file under its name from the top of the site."""
        path = self.folder / name
        data = content.encode() if isinstance(content, str) else content
        self._kept.add(path)
        if not path.is_file() or path.read_bytes() != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)

    def put_page(self, source: Path) -> None:
        """A page of the repository, with its links led to where things are on the site."""
        place = placed(source)
        self.put(place, _fitting(self._linked(source, place)) + _NESTED.get(place, ""))

    def sweep(self) -> None:
        """Remove what an earlier build left."""
        for path in sorted(self.folder.rglob("*"), reverse=True):
            if path.is_file() and path not in self._kept:
                path.unlink()
            elif path.is_dir() and not any(path.iterdir()):
                path.rmdir()

    def _linked(self, source: Path, place: str) -> str:
        lines, fence = [], ""
        for line in source.read_text("utf-8").splitlines():
            mark = _FENCE.match(line)
            if mark and (not fence or line.strip() == fence):
                fence = "" if fence else mark[2]
                lines.append(_FILE.sub(r"\1{code-block} \2\n:caption: \3\n", line))
            elif fence:
                lines.append(line)
            else:
                lines.append(_LINK.sub(lambda found: self._led(found, source, place), line))
        return "\n".join(lines) + "\n"

    def _led(self, found: re.Match[str], source: Path, place: str) -> str:
        target, _, anchor = found[2].partition("#")
        if _ELSEWHERE.match(found[2]):
            return found[0]
        there = Path(os.path.normpath(source.parent / target))
        if not there.is_relative_to(ROOT) or not (there.exists() or placed(there) in self._generated):
            raise BrokenLinkError(f"{source.relative_to(ROOT)}: {found[2]} leads nowhere")
        if there.is_dir():
            pages = [page for page in (there / "README.md", there.with_suffix(".md")) if page.is_file()]
            if not pages:
                return found[1][1:-2]  # a folder of files: the words without the link
            there = pages[0]
        to = placed(there)
        entry = f"{PurePosixPath(to).parent}/{anchor}"
        if entry in self._entries:
            to, anchor = f"{entry}.md", ""
        if to.startswith("files/"):
            self.put(to, there.read_bytes())
        relative = os.path.relpath(to, PurePosixPath(place).parent)
        return f"{found[1]}{relative}{'#' if anchor else ''}{anchor}{found[3]}"


def _fitting(text: str) -> str:
    """Without the patterns of sections that no page fits yet."""
    lines = text.splitlines(keepends=True)
    return "".join(
        line for line in lines if not _PATTERN.fullmatch(line.strip()) or any(DOCS.glob(f"{line.strip()}.md"))
    )


def placed(source: Path) -> str:
    """Where a file of the repository is on the site."""
    name = source.relative_to(ROOT).as_posix()
    if name in _ALONE:
        return _ALONE[name]
    if name.startswith("docs/"):
        return name.removeprefix("docs/").removeprefix("rulesets/")
    # A page that is an example must not become a page of the site.
    return f"files/{name}.txt" if name.endswith((".md", ".py")) else f"files/{name}"


def pages_of_docs() -> Iterator[Path]:
    """The written pages, and those beside them that the site has, too."""
    yield from (path for path in sorted(DOCS.rglob("*.md")) if "rulesets" not in path.relative_to(DOCS).parts[:1])
    yield from (ROOT / name for name in _ALONE)
