"""What the tests of settings share: a folder with a plan, a record and files of waivers."""

from collections.abc import Callable
from pathlib import Path

import pytest

_WAIVERS = "waivers:\n  - { reason: Not ours, by: A board, date: 2026-01-05, covers: [project/qualify-request] }\n"
_PLAN = (
    "# Moving the mail\n\n- [ ] Train the service desk on the new mail system (2026-05-01)\n- [ ] Buy licences\n"
    "- [ ] Inform all users about the cut-over\n"
)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, put: Callable[[str, str], Path], records: Path) -> Path:
    """The present folder, with plan.md, conditional.yaml, and three files of waivers."""
    monkeypatch.chdir(tmp_path)
    put("conditional.yaml", (records / "conditional.yaml").read_text())
    put("plan.md", _PLAN)
    for name in ("one", "two", "three"):
        put(f"{name}.yaml", _WAIVERS)
    return tmp_path
