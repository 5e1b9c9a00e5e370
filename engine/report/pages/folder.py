"""Pages in a folder: which are not current, and how they are written without touching what others wrote there."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from golive.engine.errors import UsageError


class PagesFolder:
    """A folder for pages that all begin with the same line; whatever begins otherwise is somebody else's."""

    def __init__(self, folder: Path, pages: Mapping[str, str]) -> None:
        self._folder, self._pages = folder, pages
        self._mark = next(iter(pages.values())).partition("\n")[0]

    def stale(self) -> list[Path]:
        """The files that are missing, differ, or are pages that are no longer made; raises UsageError."""
        wrong = [
            self._folder / name
            for name, content in self._pages.items()
            if self._read(self._folder / name) != content.encode()
        ]
        return sorted([*wrong, *self._left_over()])

    def write(self) -> list[Path]:
        """What was changed, once all of it is. Raises UsageError, with nothing changed, if a foreign file is there."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            stale, left = self.stale(), self._left_over()
            for path in stale:
                if not self._is_ours(path):
                    raise UsageError(f"{path} was not made by golive rules docs and is left alone; name another folder")
            self._replace([path for path in stale if path not in left])
            for path in left:
                path.unlink()
        except OSError as error:
            raise UsageError(f"{error.filename or self._folder} cannot be written: {error.strerror or error}") from None
        return stale

    def _replace(self, paths: list[Path]) -> None:
        """Write all beside their places first, so that a full disk leaves the old pages whole."""
        beside: dict[Path, Path] = {}
        try:
            for path in paths:
                path.parent.mkdir(exist_ok=True)
                descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
                beside[path] = Path(name)
                with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as stream:
                    stream.write(self._pages[path.relative_to(self._folder).as_posix()])
                Path(name).chmod(0o666 & ~_umask())
            for path, new in beside.items():
                new.replace(path)
        finally:
            for new in beside.values():
                new.unlink(missing_ok=True)

    def _left_over(self) -> list[Path]:
        """Pages of an earlier run that are no longer made."""
        if not self._folder.is_dir():
            return []
        made = {self._folder / name for name in self._pages}
        folders = sorted({self._folder, *(path.parent for path in made)})
        others = (path for folder in folders for path in sorted(folder.glob("*.md")) if path not in made)
        return [path for path in others if path.is_file() and not path.is_symlink() and self._is_ours(path)]

    def _is_ours(self, path: Path) -> bool:
        """Whether it may be written: it is not there, or begins as every page does. A link is never ours."""
        if path.is_symlink() or (path.exists() and not path.is_file()):
            return False
        if not path.exists():
            return True
        with path.open("rb") as stream:
            return stream.readline(len(self._mark.encode()) + 2).rstrip(b"\r\n") == self._mark.encode()

    def _read(self, path: Path) -> bytes | None:
        try:
            return path.read_bytes() if path.is_file() else None
        except OSError as error:
            raise UsageError(f"{path} cannot be read: {error.strerror or error}") from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
