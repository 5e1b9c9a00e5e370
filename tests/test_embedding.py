"""The examples of embedding stand in the guide as they are, whose commands tests/docs runs; the others run here."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.thorough
PROGRAMS = ("embed.py", "embed_async.py", "embed_processes.py", "embed_django.py", "embed_pandas.py")
NOTEBOOK = """
import nbformat, sys
from nbclient import NotebookClient
book = nbformat.read("examples/notebook.ipynb", as_version=4)
nbformat.validate(book)
NotebookClient(book, timeout=60, kernel_name="python3", resources={"metadata": {"path": "examples"}}).execute()
sys.stdout.write(nbformat.writes(book))
"""
DJANGO = """
import sys
sys.path.insert(0, "examples")
import embed_django
import django
from django.test import Client
django.setup()
client = Client()

def post(text, where="/report"):
    return client.post(where, data=text, content_type="text/plain")

record = open("examples/office-365-migration.yaml", "rb").read()
page = post(record, "/report?gate=go-live")
print(page.status_code, page["Content-Type"], b"NO-GO" in page.content.upper())
print(post(record, "/report?format=json").json()["verdict"]["result"])
print(post(b"stage: later").status_code, post(b"stage: later").json()["problems"])
print(post(record, "/report?gate=golive").status_code, post(b"\\xff").status_code, post(b"").status_code)
print(post(b"/etc/hostname").json()["problems"])
print(client.get("/report").status_code)
"""


def _run(root: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments], cwd=root, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_django(root: Path) -> None:
    pytest.importorskip("django", reason="Django is not installed here")
    told = _run(root, "-c", DJANGO).splitlines()
    assert told[:2] == ["200 text/html; charset=utf-8 True", "no-go"]
    assert told[2].startswith('422 ["<text>:1: /stage: ')
    assert told[3] == "400 400 422"
    assert "<text>" in told[4], "what is posted is a text, and never the path of a file of the server"
    assert told[5] == "405"


def test_notebook(root: Path) -> None:
    pytest.importorskip("nbclient", reason="nbclient is not installed here")
    pytest.importorskip("ipykernel", reason="ipykernel is not installed here")
    book = json.loads(_run(root, "-c", NOTEBOOK))
    shown = [output for cell in book["cells"] for output in cell.get("outputs", [])]
    assert 'class="golive-report' in "".join(shown[0]["data"]["text/html"])
    assert [output["output_type"] for output in shown] == [
        "execute_result",
        "stream",
        "execute_result",
        "execute_result",
    ]


def test_the_notebook_is_kept_without_what_it_put_out(root: Path) -> None:
    cells: list[dict[str, Any]] = json.loads((root / "examples/notebook.ipynb").read_text(encoding="utf-8"))["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    assert code
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)


@pytest.mark.parametrize("name", PROGRAMS)
def test_the_guide_has_the_program_as_it_is(root: Path, name: str) -> None:
    guide = (root / "docs/how-to/embed.md").read_text(encoding="utf-8")
    assert f"```python\n{(root / 'examples' / name).read_text(encoding='utf-8')}```" in guide
