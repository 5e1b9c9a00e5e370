"""Pages in a folder: written whole, never over what somebody else wrote, and known to be current."""

from pathlib import Path

import pytest

from golive.engine.errors import UsageError
from golive.engine.report.pages.folder import PagesFolder

MARK = "<!-- ours -->"
PAGES = {"README.md": f"{MARK}\n# One\n", "two.md": f"{MARK}\n# Two\n"}


def test_what_is_missing_is_written_and_then_current(tmp_path: Path) -> None:
    folder = PagesFolder(tmp_path / "a/b", PAGES)
    assert [path.name for path in folder.stale()] == ["README.md", "two.md"]
    folder.write()
    assert {path.name: path.read_text("utf-8") for path in (tmp_path / "a/b").iterdir()} == PAGES
    assert folder.stale() == folder.write() == []


def test_only_what_differs_is_written(tmp_path: Path) -> None:
    PagesFolder(tmp_path, PAGES).write()
    (tmp_path / "two.md").write_text(f"{MARK}\nanother\n", "utf-8")
    assert PagesFolder(tmp_path, PAGES).write() == [tmp_path / "two.md"]
    assert (tmp_path / "two.md").read_text("utf-8") == PAGES["two.md"]


def test_a_page_that_is_no_longer_made_goes_and_a_foreign_file_stays(tmp_path: Path) -> None:
    (tmp_path / "old.md").write_text(f"{MARK}\nold\n", "utf-8")
    (tmp_path / "mine.md").write_text("mine\n", "utf-8")
    folder = PagesFolder(tmp_path, PAGES)
    assert tmp_path / "old.md" in folder.stale()
    folder.write()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["README.md", "mine.md", "two.md"]


@pytest.mark.parametrize("content", ["mine\n", "", f"{MARK} and more\n", f"\n{MARK}\n"])
def test_nothing_is_changed_where_a_foreign_file_is_in_the_way(tmp_path: Path, content: str) -> None:
    (tmp_path / "two.md").write_text(content, "utf-8")
    with pytest.raises(UsageError, match=r"two\.md was not made by golive rules docs and is left alone; name another"):
        PagesFolder(tmp_path, PAGES).write()
    assert [(path.name, path.read_text("utf-8")) for path in tmp_path.iterdir()] == [("two.md", content)]


def test_a_link_and_a_folder_are_foreign(tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text(f"{MARK}\n", "utf-8")
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages/two.md").symlink_to(outside)
    with pytest.raises(UsageError, match="left alone"):
        PagesFolder(tmp_path / "pages", PAGES).write()
    assert outside.read_text("utf-8") == f"{MARK}\n"
    (tmp_path / "pages/two.md").unlink()
    (tmp_path / "pages/two.md").mkdir()
    with pytest.raises(UsageError, match="left alone"):
        PagesFolder(tmp_path / "pages", PAGES).write()


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "docs").write_text("mine", "utf-8")
    with pytest.raises(UsageError, match=r"docs.* cannot be written"):
        PagesFolder(tmp_path / "docs/pages", PAGES).write()


def test_nothing_is_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    PagesFolder(tmp_path, dict.fromkeys(PAGES, f"{MARK}\nold\n")).write()

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fdopen", full)
    with pytest.raises(UsageError, match="No space left on device"):
        PagesFolder(tmp_path, PAGES).write()
    monkeypatch.undo()
    assert {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()} == dict.fromkeys(PAGES, f"{MARK}\nold\n")
