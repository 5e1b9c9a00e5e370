"""golive recognise --review: what a person answers is kept, at once, and counts."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from golive.commands.recognise import recognise

PLAN = """\
<Project xmlns="http://schemas.microsoft.com/project"><Tasks>
<Task><UID>1</UID><Name>Phase 2</Name><OutlineLevel>1</OutlineLevel></Task>
<Task><UID>2</UID><Name>Move-in</Name><OutlineLevel>2</OutlineLevel></Task>
<Task><UID>3</UID><Name>Run the pilot</Name><OutlineLevel>2</OutlineLevel></Task>
<Task><UID>4</UID><Name>Buy a cake</Name><OutlineLevel>2</OutlineLevel></Task>
</Tasks></Project>
"""
MOVED = "release-mgmt/deploy-service"
Reviewed = Callable[..., Result]


@pytest.fixture
def reviewed(tmp_path: Path) -> Reviewed:
    """Walks through a plan with those answers."""
    (tmp_path / "plan.xml").write_text(PLAN, encoding="utf-8")

    def run(answers: str, *options: str) -> Result:
        words = [str(tmp_path / "plan.xml"), "--review", "--by", "Ada", *options]
        return CliRunner().invoke(recognise, words, input=answers)

    return run


def _decisions(folder: Path) -> list[tuple[str, list[str]]]:
    text = (folder / "golive.recognised.yaml").read_text(encoding="utf-8")
    return [(one["task"], one["covers"]) for one in yaml.safe_load(text)["decisions"]]


@pytest.mark.parametrize(
    ("answers", "covers"),
    [
        ("1\n", [MOVED]),
        ("0\n", []),
        ("1, 1\n", [MOVED]),
        ("project/define-scope 1\n", ["project/define-scope", MOVED]),
        ("project/define-scop\n7\n0 1\n1\n", [MOVED]),
    ],
)
def test_the_answer_is_kept_with_who_and_when(
    answers: str, covers: list[str], reviewed: Reviewed, tmp_path: Path
) -> None:
    result = reviewed(answers)
    assert result.exit_code == 0
    assert "1/1  Move-in  (" in result.output
    assert "under Phase 2)" in " ".join(result.output.split())
    assert _decisions(tmp_path) == [("Move-in", covers)]
    text = (tmp_path / "golive.recognised.yaml").read_text(encoding="utf-8")
    assert "decided_by: Ada" in text
    assert "plan: plan.xml" in text
    assert "No task of" in reviewed("").output


def test_a_wrong_answer_is_asked_again_with_a_hint(reviewed: Reviewed) -> None:
    output = reviewed("project/define-scop\n\n").output
    assert "'project/define-scop' is no number of the list and no id; did you mean project/define-scope" in output


@pytest.mark.parametrize("answers", ["\n", "q\n"])
def test_what_is_left_open_is_not_written(answers: str, reviewed: Reviewed, tmp_path: Path) -> None:
    assert "0 of 1 tasks decided" in reviewed(answers).output
    assert not (tmp_path / "golive.recognised.yaml").exists()


def test_all_tasks_and_a_way_back(reviewed: Reviewed, tmp_path: Path) -> None:
    result = reviewed(f"0\n1\n0\nb\nb\n{MOVED}\n\n0\n", "--all")
    assert "2/4  Move-in" in result.output
    assert "(counts now)" in result.output
    kept = dict(_decisions(tmp_path))
    assert kept["Run the pilot"] == []
    assert kept["Phase 2"] == []
    assert len(_decisions(tmp_path)) == len(kept)


def test_an_end_of_the_answers_loses_nothing(reviewed: Reviewed, tmp_path: Path) -> None:
    result = reviewed("0\n", "--all")
    assert _decisions(tmp_path) == [("Phase 2", [])]
    assert result.exit_code != 0


def test_a_review_needs_a_file() -> None:
    for words in (["-", "--review"], ["--items", "x", "--review"]):
        result = CliRunner().invoke(recognise, words)
        assert result.exit_code == 2
        assert "--review needs a plan in a file" in result.output
    assert CliRunner().invoke(recognise, ["x.xml", "--by", "Ada"]).exit_code == 2
