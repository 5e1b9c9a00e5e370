"""What the tests of the ways into CI share: scripts that are run as a runner would, and what stands in the pages."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

BIN = Path(sys.executable).parent
Scripted = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def here(tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a project with a record that is no-go, one that is go, and a file with waivers."""
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    (folder / "waivers with spaces.csv").write_bytes((root / "examples" / "office-365-waivers.csv").read_bytes())
    (folder / "project.yaml").write_bytes((root / "examples" / "office-365-migration.yaml").read_bytes())
    (folder / "go.yaml").write_bytes((root / "tests" / "records" / "go.yaml").read_bytes())
    return folder


@pytest.fixture
def scripted(here: Path) -> Scripted:
    """Runs a script in the folder of the project, with these variables and no others of golive's."""

    def run(shell: list[str], script: str, variables: Mapping[str, str]) -> "subprocess.CompletedProcess[str]":
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GOLIVE_")}
        return subprocess.run(
            [*shell, "-c", script],
            cwd=here,
            env={**kept, **variables},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    return run


@pytest.fixture
def valid() -> Callable[[str, Path], str]:
    """What is wrong with a file by a schema that check-jsonschema brings along; empty where it is valid."""

    def wrong(schema: str, file: Path) -> str:
        words = [BIN / "check-jsonschema", "--builtin-schema", schema, file]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        return "" if done.returncode == 0 else done.stdout + done.stderr

    return wrong


@pytest.fixture
def blocks(root: Path) -> Callable[[str], list[str]]:
    """The YAML that a page of docs/how-to shows."""

    def shown(page: str) -> list[str]:
        text = (root / "docs" / "how-to" / page).read_text(encoding="utf-8")
        return re.findall(r"^```yaml\n(.*?)^```", text, re.MULTILINE | re.DOTALL)

    return shown
