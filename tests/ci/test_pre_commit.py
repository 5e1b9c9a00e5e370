"""The hooks, run by pre-commit itself; what it would install is taken from here, so that no network is needed."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from golive.engine.authoring.scaffold import begin

pytestmark = pytest.mark.thorough

BIN = Path(sys.executable).parent
Hook = Callable[..., "subprocess.CompletedProcess[str]"]


def _ran(words: list[str | Path], folder: Path, home: Path) -> "subprocess.CompletedProcess[str]":
    variables = {**os.environ, "PRE_COMMIT_HOME": str(home), "PATH": f"{BIN}:{os.environ['PATH']}"}
    variables |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    return subprocess.run(words, cwd=folder, env=variables, capture_output=True, text=True, check=False, timeout=120)


@pytest.fixture
def hook(root: Path, here: Path, tmp_path: Path) -> Hook:
    """Runs a hook over all files of the folder of the project, with these words in `args`."""
    read: Any = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    known = {one["id"]: one for one in read}

    def run(name: str, *words: str, **more: Any) -> "subprocess.CompletedProcess[str]":
        one = {**known[name], **more, "args": list(words), "language": "system"}
        config = {"repos": [{"repo": "local", "hooks": [one]}]}
        (here / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
        for command in (["git", "init", "-q"], ["git", "add", "-A"]):
            assert _ran(list(command), here, tmp_path).returncode == 0
        return _ran([BIN / "pre-commit", "run", name, "--all-files", "--verbose"], here, tmp_path / "home")

    return run


def test_the_manifest_is_valid(root: Path, tmp_path: Path) -> None:
    done = _ran([BIN / "pre-commit", "validate-manifest", root / ".pre-commit-hooks.yaml"], root, tmp_path)
    assert (done.returncode, done.stdout) == (0, "")


def test_check_takes_records_and_no_other_file(hook: Hook, here: Path) -> None:
    (here / "golive.yaml").write_text("{}\n", encoding="utf-8")
    done = hook("golive-check")
    assert done.returncode == 1
    assert "- exit code: 1" in done.stdout
    assert "move to Microsoft 365 (PRJ-0317): gate go-live" in done.stdout
    assert "expense claims" not in done.stdout


def test_check_of_files_that_are_named(hook: Hook) -> None:
    done = hook("golive-check", "--fail-level", "blocker", files="^go\\.yaml$")
    assert done.returncode == 0
    assert "expense claims" in done.stdout


@pytest.mark.parametrize(
    ("expires", "status"), [("2999-12-31", 0), ("2026-11-20", 0), ("2026-10-31", 1)], ids=["far", "soon", "expired"]
)
def test_waivers(expires: str, status: int, hook: Hook, here: Path) -> None:
    row = f"incident-mgmt/train-support,The group takes all calls,Ruth Sandel,2026-10-30,{expires}"
    (here / "w.csv").write_text(f"covers,reason,by,date,expires\n{row}\n", encoding="utf-8")
    done = hook("golive-waivers", "project.yaml", "--waivers", "w.csv")
    assert (done.returncode, "w.csv:2" in done.stdout) == (status, True)


def test_rules_test_and_rules_docs(hook: Hook, here: Path) -> None:
    begin("ours", here, "pmbok-itil")
    assert hook("golive-rules-test", "ours").returncode == 0
    done = hook("golive-rules-docs", "ours", "-o", "pages")
    assert (done.returncode, "README.md is not current" in done.stdout) == (1, True)
    assert _ran([BIN / "golive", "rules", "docs", "ours", "-o", "pages"], here, here).returncode == 0
    assert hook("golive-rules-docs", "ours", "-o", "pages").returncode == 0
    (example,) = [file for file in here.glob("ours/**/*.yaml") if "examples:" in file.read_text(encoding="utf-8")][:1]
    text = example.read_text(encoding="utf-8")
    example.write_text(text.replace("expect: missing", "expect: done", 1), encoding="utf-8")
    assert hook("golive-rules-test", "ours").returncode == 1


def test_what_the_page_shows_is_valid(blocks: Callable[[str], list[str]], root: Path, tmp_path: Path) -> None:
    ids = {one["id"] for one in yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
    shown = [yaml.safe_load(block) for block in blocks("pre-commit.md")]
    assert {one["id"] for config in shown for repo in config["repos"] for one in repo["hooks"]} == ids
    for config in shown:
        (tmp_path / "config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
        done = _ran([BIN / "pre-commit", "validate-config", "config.yaml"], tmp_path, tmp_path)
        assert (done.returncode, done.stdout) == (0, "")
