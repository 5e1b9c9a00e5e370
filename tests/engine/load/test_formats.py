"""Which importers are asked about a file."""

import subprocess
import sys
from collections.abc import Callable

import pytest

from golive.engine.load.formats import IMPORTERS, importer, read_trees
from golive.engine.load.importers.guide import Guide
from golive.engine.load.source import Source


@pytest.mark.parametrize("name", IMPORTERS)
def test_every_importer_offers_what_a_format_needs(name: str) -> None:
    module = importer(name)
    assert callable(module.matches)
    assert callable(module.read)
    assert not module.matches(Source("project.yaml", b"id: P-1\nactivities: []\n"))
    assert not module.matches(Source("project.json", b'{"id": "P-1", "activities": []}'))


def test_a_record_in_yaml_imports_no_importer() -> None:
    code = (
        "import sys; from golive.engine.check import Engine; Engine().read('id: P-1\\nname: x\\n');"
        "print([n for n in sys.modules if n.startswith('golive.engine.load.importers.') and n.count('.') == 4])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "mspdi" not in done.stdout
    assert "jira" not in done.stdout


@pytest.mark.parametrize(
    ("name", "data", "tasks"),
    [
        ("a.txt", "Test it\nTrain them\n", 2),
        ("a.md", "[Link](x)\n\n- [ ] Train\n", 1),
        ("<stdin>", "# Exchange\n\nOwner: Ann\n\n## Pilot\n- [x] Run the pilot\n- [ ] Train them\n", 2),
        ("a.csv", "\ufeffTask,Status\nPilot,Done\nTrain,Open\n", 2),
        (
            "a.json",
            '{"issues": [{"id": "1", "self": "x", "key": "PROJ-1", "fields": {"summary": "Pilot"}}]}',
            1,
        ),
    ],
)
def test_the_beginning_tells_whom_to_ask(name: str, data: str, tasks: int, guide: Guide) -> None:
    (tree,) = read_trees(Source(name, data.encode()), guide)
    assert len(tree.value["activities"]) == tasks
    assert tree.exported


@pytest.mark.parametrize("suffix", ["csv", "md", "txt", "json", "xlsx"])
@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\x7fELF\x02\x01" + b"\0" * 20 + b"one,two\nthree,four\n" * 9, "is a program"),
        (b"\x89PNG\r\n\x1a\n,,\n,,\n", "is a picture"),
        (b"%PDF-1.4\none,two\nthree,four\n", "is a PDF"),
        (b"\x1f\x8b\x08\0one,two\n", "is compressed"),
    ],
)
def test_what_is_no_plan_is_none_whatever_it_is_called(
    suffix: str, data: bytes, said: str, guide: Guide, refused: Callable[..., list[str]]
) -> None:
    (line,) = refused(read_trees, Source(f"plan.{suffix}", data), guide)
    assert line.startswith(f"plan.{suffix}: {said}; ")
