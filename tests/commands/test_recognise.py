"""golive recognise: what tasks cover, for plans and for single texts."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
TEXTS = {
    "Train the helpdesk": "incident-mgmt/train-support",
    "UAT sign-off": "release-mgmt/user-acceptance-test",
    "CAB approval for migration": "change-mgmt/obtain-cab-approval",
    "Hypercare 2 weeks": "release-mgmt/run-els",
    "Write communicaton plan": "project/plan-communications-customer",
}
NOTHING = [
    "Insert RFC 2822 dates into mail header",
    "Unpack the CAB file",
    "Release the memory in the loop",
    "Obtain pilot's licence",
    "Clean training data",
    "Start production line",
    "Order hardware",
]


def _lines(tmp_path: Path, texts: list[str]) -> str:
    file = tmp_path / "texts.jsonl"
    file.write_text("".join(json.dumps({"id": f"{n}", "text": text}) + "\n" for n, text in enumerate(texts)))
    return str(file)


def test_texts_give_a_line_each(tmp_path: Path, run: Run) -> None:
    done = run("recognise", "--items", _lines(tmp_path, [*TEXTS, *NOTHING]), "-f", "jsonl")
    lines = [json.loads(line) for line in done.out.splitlines()]
    assert done.status == 0
    assert [line["id"] for line in lines] == [f"{n}" for n in range(len(lines))]
    assert [line["activities"] for line in lines] == [[one] for one in TEXTS.values()] + [[] for _ in NOTHING]
    assert all({"activity", "score", "because"} == set(one) for line in lines for one in line["suggested"])


def test_a_plan_is_shown_with_line_and_reason(tmp_path: Path, root: Path, run: Run) -> None:
    shutil.copy(root / "examples/new-office-plan.xml", tmp_path)  # without the file that says what its tasks cover
    done = run("recognise", str(tmp_path / "new-office-plan.xml"))
    assert done.status == 0
    assert "covers  procurement/create-bom  because 'Bill of materials' is bom" in done.out
    assert done.out.splitlines()[-1].startswith("18 tasks: ")


def test_what_a_person_wrote_is_shown_as_that(run: Run) -> None:
    done = run("recognise", "examples/new-office-plan.xml")
    assert "covers  project/define-scope  because the record says so" in done.out


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('{"id": "1"', "texts.jsonl:1: is no JSON"),
        ("[1]", "texts.jsonl:1: "),
        ('{"id": "1"}', "texts.jsonl:1: /text: "),
        ('{"id": "1", "text": 7}', "texts.jsonl:1: /text: "),
    ],
)
def test_a_line_that_is_wrong_is_told(line: str, told: str, tmp_path: Path, run: Run) -> None:
    file = tmp_path / "texts.jsonl"
    file.write_text(line + "\n")
    done = run("recognise", "--items", str(file))
    assert (done.status, done.out) == (2, "")
    assert told in done.err


def test_a_plan_or_texts_are_needed_and_not_both(run: Run) -> None:
    assert run("recognise").status == 2
    assert run("recognise", "plan.xml", "--items", "texts.jsonl").status == 2
