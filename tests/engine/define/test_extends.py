"""A ruleset that extends another one: what it takes over, what it may not define again, and its digest."""

from collections.abc import Callable
from pathlib import Path

import pytest
import small_ruleset
from small_ruleset import activity

from golive.engine.define.ruleset import joined_digest, load_ruleset
from golive.schemas.ruleset import Ruleset

Write = Callable[[str, str | bytes], str]
Refused = Callable[..., list[str]]

MANIFEST = """\
id: more
title: More of it
version: 2.0.0
extends: small
works: { b-work: { title: Another work } }
process_groups: [planning, closing]
gates: [go-live]
settings:
  days: { value: 3, unit: days, why: As agreed. }
"""
FACTS = """\
asked:
- { id: sold, title: it is sold, question: Is it sold? }
derived:
- { id: paid, title: it is paid, when: { all: [sold, live, billed] } }
fields:
- { field: stage, question: How far is it? }
"""
LINKED = "  depends: [t/first]\n  same_evidence_as: [t/second]\n"
CITED = '{ work: a-work, section: "1" }, { work: b-work, section: "2" }'
THIRD = activity("t/third", "Third", "minor", "go-live", "paid", "va, vb, vc, vd, ve", LINKED, CITED)
ACTIVITIES = f"group: closing\nactivities:\n{THIRD}"
RULES = small_ruleset.RULES.replace("applies: live", "applies: paid").replace(
    "REQUIRES", "{ lead: [t/first, t/third], at_least: { setting: hours } }"
)


@pytest.fixture
def base(sound_ruleset: Path) -> Ruleset:
    """The ruleset that is extended."""
    return load_ruleset(sound_ruleset)


@pytest.fixture
def folder(tmp_path: Path, write: Write) -> Path:
    """The folder of a ruleset that extends the small one, without a mistake."""
    for name, text in {
        "ruleset.yaml": MANIFEST,
        "facts.yaml": FACTS,
        "closing/some.yaml": ACTIVITIES,
        "rules/some.yaml": RULES,
    }.items():
        write(f"more/{name}", text)
    return tmp_path / "more"


def _shipped(base: Ruleset) -> Callable[[str], Ruleset | None]:
    return {base.id: base}.get


def test_it_has_both(base: Ruleset, folder: Path) -> None:
    both = load_ruleset(folder, _shipped(base))
    assert (both.id, both.version, both.extends) == ("more", "2.0.0", "small")
    assert [activity.id for activity in both.activities] == ["t/first", "t/second", "t/third"]
    assert [fact.id for fact in both.facts.asked] == ["touches", "billed", "sold"]
    assert [fact.id for fact in both.facts.derived] == ["live", "external", "paid"]
    assert [question.field for question in both.facts.fields] == ["type", "stage"]
    assert [rule.id for rule in both.rules] == ["ABC-01"]
    assert set(both.works) == {"a-work", "b-work"}
    assert set(both.settings) == {"hours", "flag", "name", "days"}
    assert both.process_groups == ["planning", "closing"]


def test_its_settings_come_before_those_of_the_other(base: Ruleset, folder: Path) -> None:
    path = folder / "ruleset.yaml"
    path.write_text(path.read_text() + "  hours: { value: 40, unit: h, why: We are larger. }\n")
    assert load_ruleset(folder, _shipped(base)).settings["hours"].value == 40


@pytest.mark.parametrize(
    ("file", "old", "new", "name", "line", "pointer"),
    [
        ("closing/some.yaml", "- id: t/third", "- id: t/first", "t/first", 3, "/activities/0"),
        ("facts.yaml", "id: sold", "id: touches", "touches", 2, "/asked/0"),
        ("facts.yaml", "id: paid", "id: live", "live", 4, "/derived/0"),
        ("facts.yaml", "field: stage", "field: type", "the question about type", 6, "/fields/0"),
    ],
)
def test_what_the_other_defines_cannot_be_defined_again(
    file: str, old: str, new: str, name: str, line: int, pointer: str, base: Ruleset, folder: Path, refused: Refused
) -> None:
    path = folder / file
    path.write_text(path.read_text().replace(old, new))
    found = refused(load_ruleset, folder, _shipped(base))
    assert f"{path}:{line}: {pointer}: {name} is defined in small already; give it another name" in found


def test_a_rule_of_the_other_cannot_be_defined_again(base: Ruleset, folder: Path, refused: Refused) -> None:
    with_rules = load_ruleset(folder, _shipped(base)).model_copy(update={"activities": base.activities})
    again = base.model_copy(update={"rules": with_rules.rules})
    path = folder / "rules/some.yaml"
    found = refused(load_ruleset, folder, _shipped(again))
    assert found == [f"{path}:3: /rules/0: ABC-01 is defined in small already; give it another name"]


def test_a_ruleset_that_is_not_there(folder: Path, base: Ruleset, refused: Refused) -> None:
    path = folder / "ruleset.yaml"
    path.write_text(path.read_text().replace("extends: small", "extends: smal"))
    found = refused(load_ruleset, folder, _shipped(base))
    place = f"{path}:4: /extends"
    assert found == [f"{place}: there is no ruleset 'smal' to extend; write the name of one that golive brings"]


def test_what_it_names_must_be_in_one_of_the_two(base: Ruleset, folder: Path, refused: Refused) -> None:
    path = folder / "closing/some.yaml"
    path.write_text(path.read_text().replace("depends: [t/first]", "depends: [t/frst]"))
    (found,) = refused(load_ruleset, folder, _shipped(base))
    assert found.startswith(f"{path}:9: /activities/0/depends/0: there is no activity 't/frst'; did you mean t/first?")


def test_a_mistake_in_the_other_is_not_told_again(base: Ruleset, folder: Path) -> None:
    """It was found sound before, and has no lines in the files that are read."""
    odd = base.activities[0].model_copy(update={"depends": ["t/none"]})
    both = load_ruleset(folder, _shipped(base.model_copy(update={"activities": [odd, base.activities[1]]})))
    assert len(both.activities) == 3


def test_the_digest_is_that_of_both(base: Ruleset, folder: Path, sound_ruleset: Path) -> None:
    before = load_ruleset(folder, _shipped(base)).digest
    assert before not in (base.digest, joined_digest("", base.digest))
    assert load_ruleset(folder, _shipped(base)).digest == before
    other = sound_ruleset / "planning/release.yaml"
    other.write_text(other.read_text() + "# a word more\n")
    of_other = load_ruleset(folder, _shipped(load_ruleset(sound_ruleset))).digest
    own = folder / "facts.yaml"
    own.write_text(own.read_text() + "# a word more\n")
    of_own = load_ruleset(folder, _shipped(base)).digest
    assert len({before, of_other, of_own}) == 3
