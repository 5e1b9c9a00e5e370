"""What the tests of these commands share."""

from collections.abc import Callable
from pathlib import Path

import pytest

from golive.engine.authoring.scaffold import begin

Edit = Callable[..., None]


@pytest.fixture
def ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a ruleset `ours` that extends none, beside which one stands."""
    begin("ours", tmp_path, None)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "ours"


@pytest.fixture
def edit(ours: Path) -> Edit:
    """Replaces a text in a file of the ruleset."""

    def edited(name: str, old: str, new: str) -> None:
        file = ours / name
        text = file.read_text(encoding="utf-8")
        assert text.count(old) >= 1
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    return edited
