"""Files of settings as they are found on disks, and how they are named or left out."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
Put = Callable[[str, str], Path]


def _report(done: Any) -> Any:
    return json.loads(done.out)


@pytest.mark.parametrize(
    "text", ["", "\ufeff", "\ufeffgate: handover\n", "gate: handover\r\nselect: CHG\r\n", "# no\n"]
)
def test_files_as_editors_leave_them(text: str, here: Path, run: Run) -> None:
    (here / "golive.yaml").write_bytes(text.encode())
    done = run("check", "plan.md", "-f", "json")
    assert done.err == ""
    assert _report(done)["gate"] == ("handover" if "gate" in text else "go-live")


def test_folders_and_links_called_so(here: Path, put: Put, run: Run) -> None:
    (here / "golive.yaml").mkdir()
    assert run("check", "plan.md", "-f", "json").err.startswith("passed over: ")
    assert f"{here}/golive.yaml is a folder." in run("check", "plan.md", "--show-config").out
    (here / "golive.yaml").rmdir()
    (here / "golive.yaml").symlink_to(here / "gone.yaml")
    done = run("check", "plan.md")
    assert (done.status, done.err) == (2, "golive.yaml: there is no such file\n")
    put("gone.yaml", "gate: handover\n")
    assert _report(run("check", "plan.md", "-f", "json"))["gate"] == "handover"


def test_a_file_that_may_not_be_read_is_refused(here: Path, put: Put, run: Run) -> None:
    put("golive.yaml", "gate: handover\n").chmod(0)
    if (here / "golive.yaml").stat().st_uid == 0:
        pytest.skip("root may read everything")
    done = run("check", "plan.md")
    assert (done.status, done.err) == (2, "golive.yaml: may not be read; check its permissions\n")


def test_the_file_is_named_or_left_out(here: Path, put: Put, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    put("golive.yaml", "gate: handover\ncolumns: { name: Was }\n")
    other = put("other.toml", '[tool.golive]\ngate = "project-close"\n')
    put("plan.csv", "Was,Task\nBestellen,Ordering\n")

    def seen(*words: str) -> tuple[str, str]:
        report = _report(run("check", "plan.csv", "-f", "json", *words))
        return report["gate"], " ".join(report["notes"])

    assert seen()[0] == "handover"
    assert "read with the settings of golive.yaml" in seen()[1]
    gate, notes = seen("--no-config")
    assert (gate, "settings of" in notes) == ("go-live", False)
    gate, notes = seen("--config", str(other))
    assert (gate, "settings of" in notes) == ("project-close", False)
    monkeypatch.setenv("GOLIVE_CONFIG", str(other))
    assert seen()[0] == "project-close"
    assert seen("--config", "golive.yaml")[0] == "handover"
    both = run("check", "plan.csv", "--config", "golive.yaml", "--no-config")
    assert (both.status, both.out) == (2, "")
    assert "keep one of them" in both.err
