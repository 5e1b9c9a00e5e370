"""A small ruleset, whole and spoilt."""

from collections.abc import Callable
from pathlib import Path

import pytest
from small_ruleset import ACTIVITIES, FACTS, MANIFEST

from golive.engine.define.ruleset import load_ruleset

FILES = {"ruleset.yaml": MANIFEST, "facts.yaml": FACTS, "planning/release.yaml": ACTIVITIES}


@pytest.fixture
def sound_ruleset(write: Callable[[str, str | bytes], str], tmp_path: Path) -> Path:
    """The folder of a small ruleset without a mistake."""
    for name, text in FILES.items():
        write(f"rules/{name}", text)
    return tmp_path / "rules"


@pytest.fixture
def spoilt(sound_ruleset: Path, refused: Callable[..., list[str]]) -> Callable[..., list[str]]:
    """Replaces a text of the small ruleset and gives what is said of it.

    HERE stands for the file and the line in which `at`, or else the new text, begins; FOLDER for the folder.
    """

    def said(name: str, old: str, new: str, at: str = "") -> list[str]:
        path = sound_ruleset / name
        before, found, after = path.read_text().partition(old)
        assert found
        text = before + new + after
        path.write_text(text)
        line = text.count("\n", 0, text.index(at) if at else len(before)) + 1
        lines = refused(load_ruleset, sound_ruleset)
        return [one.replace(f"{path}:{line}: ", "HERE: ").replace(str(sound_ruleset), "FOLDER") for one in lines]

    return said
