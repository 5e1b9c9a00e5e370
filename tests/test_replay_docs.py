"""The programs of docs/replay.md do what the page says."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Ran


def _programs(root: Path) -> list[str]:
    return re.findall(r"```python\n(.*?)```", (root / "docs/replay.md").read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("edit", [False, True])
def test_a_stranger_works_out_the_digests(edit: bool, root: Path, tmp_path: Path, run: Callable[..., Ran]) -> None:
    path = tmp_path / "report.json"
    run("check", str(root / "examples/office-365-migration.yaml"), "-f", f"json:{path}")
    if edit:
        value = json.loads(path.read_text(encoding="utf-8"))
        value["activities"][0]["outcome"] = "missing"
        path.write_text(json.dumps(value), encoding="utf-8")
    (program,) = _programs(root)
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == (f"findings: {not edit}\nresult: {not edit}\n", "")
