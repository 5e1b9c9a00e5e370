"""Files with mistakes as models: the rest of the file is as it is written, and no mistake is made up."""

from typing import Any

import pytest

from golive.engine.define.mend import build_or_mend
from golive.engine.load.tree import Tree
from golive.engine.load.yaml_text import parse_yaml
from golive.schemas.activities import ActivityFile
from golive.schemas.facts import Facts
from golive.schemas.ruleset import Manifest

_FACTS = """\
asked:
- { id: first, title: one, question: One? }
derived:
- id: second
  title: two
  when: { all: [first, { field: type, is: other }] }
"""


def _mended(text: str, model: type[Any] = Facts) -> tuple[Any, list[str], Any]:
    built, problems, mended = build_or_mend(model, parse_yaml(text, "f"))
    return built, [str(problem) for problem in problems], mended


def test_a_sound_file_is_left_alone() -> None:
    built, problems, mended = _mended(_FACTS)
    assert ([fact.id for fact in built.asked], problems) == (["first"], [])
    assert (mended.replaced, mended.renamed, mended.lost) == (set(), {}, set())
    assert mended.is_sound("/asked/0/id")


def test_a_misspelt_key_is_read_under_the_name_that_was_meant() -> None:
    built, problems, mended = _mended(_FACTS.replace("asked", "aksed").replace("title: two", "titel: two"))
    assert [fact.id for fact in built.asked] == ["first"]
    assert built.derived[0].title == "two"
    assert [line.split(": ")[1] for line in problems] == ["/aksed", "/derived/0/titel"]
    assert str(mended.problem("/asked/0/field", "x")) == "f:2: /aksed/0/field: x"


def test_mistakes_below_a_misspelt_key_are_found_in_the_same_run() -> None:
    _, problems, _ = _mended(_FACTS.replace("asked", "aksed").replace("question", "qestion"))
    assert problems == [
        "f:1: /aksed: there is no such key; did you mean asked?",
        "f:2: /aksed/0/qestion: there is no such key; did you mean question?",
    ]


@pytest.mark.parametrize(
    ("old", "new", "pointer", "kept"),
    [
        ("id: first", "id: First One", "/asked/0/id", "first_one"),
        ("id: first", "id: '?'", "/asked/0/id", "touches_production"),
        ("title: one", "title: [one]", "/asked/0/title", "xx"),
        ("title: one", "title: ''", "/asked/0/title", "xx"),
    ],
)
def test_a_wrong_value_is_replaced_and_nothing_is_said_of_it_any_more(
    old: str, new: str, pointer: str, kept: str
) -> None:
    built, problems, mended = _mended(_FACTS.replace(old, new))
    assert [line.split(": ")[1] for line in problems] == [pointer]
    assert getattr(built.asked[0], pointer.rpartition("/")[2]) == kept
    assert mended.problem(pointer, "x") is None
    assert mended.problem(f"{pointer}/0", "x") is None
    assert mended.problem("/asked/0/question", "x") is not None
    assert not mended.is_sound("/asked")


@pytest.mark.parametrize("when", ["true", "[first]", "{ al: [first] }", "{ field: type }", "{ not: { not: 3 } }"])
def test_a_wrong_condition_becomes_one_that_always_holds(when: str) -> None:
    built, problems, _ = _mended(_FACTS.partition("  when")[0] + f"  when: {when}")
    assert len(problems) == 1
    inner = built.derived[0].when
    while not isinstance(inner, str):
        inner = inner.not_
    assert inner == "always"


@pytest.mark.parametrize("model", [Manifest, ActivityFile, Facts])
@pytest.mark.parametrize(
    "text", ["x: 1", "activities: [{}]\nid: 3\nasked: [{}]", "works: [1]\nactivities: [1]\nasked: 1"]
)
def test_of_hardly_anything_a_model_is_made_nevertheless(model: type[Any], text: str) -> None:
    built, problems, _ = _mended(text, model)
    assert problems
    assert isinstance(built, model)


@pytest.mark.parametrize("value", [None, [], "x", 3])
def test_of_what_is_no_map_none_is_made(value: Any) -> None:
    built, problems, _ = build_or_mend(Facts, Tree("f", value, dict))
    assert (built, len(problems)) == (None, 1)


def test_the_tree_itself_is_not_changed() -> None:
    tree = parse_yaml(_FACTS.replace("asked", "aksed").replace("id: second", "id: Second"), "f")
    build_or_mend(Facts, tree)
    assert tree.value["aksed"][0]["id"] == "first"
    assert tree.value["derived"][0]["id"] == "Second"
