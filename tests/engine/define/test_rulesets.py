"""Rulesets by name or folder, and what they extend."""

from pathlib import Path

import pytest

from golive import Engine, InputError, UsageError
from golive.engine.authoring.scaffold import begin
from golive.engine.define.rulesets import folders_of, read_named, ruleset_folder, ruleset_named


@pytest.fixture
def company(tmp_path: Path) -> Path:
    """A ruleset of its own, and the folder `team` beside it that extends it by its path."""
    begin("company", tmp_path, None)
    (tmp_path / "team").mkdir()
    begin("platform", tmp_path / "team", "../../company")
    return tmp_path / "company"


def _extend(folder: Path, name: str) -> None:
    manifest = folder / "ruleset.yaml"
    lines = [line for line in manifest.read_text().splitlines() if not line.startswith(("extends:", "# extends:"))]
    manifest.write_text("\n".join([*lines, f"extends: {name}", ""]))


def test_a_folder_is_extended_by_its_path_from_the_ruleset(company: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    platform = company.parent / "team/platform"
    assert [one.id for one in ruleset_named(platform).activities] == [
        "company/agree-out-of-hours",
        "platform/agree-out-of-hours",
    ]
    assert folders_of(platform, "../../company") == [platform, company]
    monkeypatch.chdir(company)  # from wherever one looks
    assert len(Engine("../team/platform").ruleset.rules) == 2


def test_a_circle_is_told_at_its_line(company: Path) -> None:
    _extend(company, "../team/platform")
    with pytest.raises(InputError) as refused:
        ruleset_named(company)
    assert "/extends: ../../company extends this ruleset in turn; take one extends away" in str(refused.value)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("../compny", "there is no ruleset in "),
        ("company", "there is no ruleset 'company'; write ../company for the folder beside it"),
        ("pmbok-itl", "there is no ruleset 'pmbok-itl'; did you mean pmbok-itil?"),
        ("planning", "there is no ruleset 'planning'; name pmbok-itil or readiness, or a folder"),
    ],
)
def test_nothing_to_extend(name: str, said: str, company: Path) -> None:
    begin("sister", company.parent, None)
    _extend(company.parent / "sister", name)
    with pytest.raises(InputError) as refused:
        ruleset_named(company.parent / "sister")
    (problem,) = refused.value.problems
    assert problem.pointer == "/extends"
    assert problem.line is not None
    assert problem.message.startswith(said)


def test_a_ruleset_of_rules_alone(company: Path) -> None:
    alone = company.parent / "sister"
    begin("sister", company.parent, "../company")
    (alone / "planning/out-of-hours.yaml").unlink()
    rules = alone / "rules/one.yaml"
    rules.write_text(rules.read_text().replace("sister/agree", "company/agree"))
    assert [one.id for one in read_named(alone)[1].ruleset.rules] == ["COMPANY-01", "SISTER-01"]


def test_a_name_is_a_folder_only_where_golive_brings_none(company: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(company.parent)
    assert ruleset_folder("company") == Path("company")
    (company.parent / "readiness").mkdir()
    assert ruleset_folder("readiness").is_absolute()
    with pytest.raises(UsageError, match="there is no ruleset ''"):
        ruleset_folder("")
