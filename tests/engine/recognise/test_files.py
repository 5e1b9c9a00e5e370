"""Words and wordings from files, with every mistake at its line."""

from pathlib import Path

import pytest

from golive.engine.errors import InputError
from golive.engine.recognise.files import read_files

IDS = {"project/define-scope"}


def _problems(folder: Path, **files: str) -> list[str]:
    (folder / "recognise").mkdir()
    for name, text in files.items():
        (folder / "recognise" / f"{name}.yaml").write_text(text)
    with pytest.raises(InputError) as refused:
        read_files([folder], IDS)
    return [str(problem).removeprefix(f"{folder}/recognise/") for problem in refused.value.problems]


def _planning(wording: str) -> str:
    return f"activities:\n  project/define-scope:\n    patterns: [{wording}]\n"


def test_what_is_unknown_is_answered_with_the_nearest(tmp_path: Path) -> None:
    words = "concepts:\n  scope: [scope]\n  more: [<scop>]\nloose: [scopes]\n"
    told = _problems(tmp_path, words=words, planning=_planning("<skope>, <scope>") + "  project/define-scop: {}\n")
    assert told == [
        "planning.yaml:3: /activities/project~1define-scope/patterns/0: there is no concept 'skope'; "
        "did you mean scope?",
        "planning.yaml:4: /activities/project~1define-scop: there is no activity 'project/define-scop'; "
        "did you mean project/define-scope?",
        "words.yaml:3: /concepts/more/0: there is no concept 'scop'; did you mean scope?",
        "words.yaml:4: /loose/0: there is no concept 'scopes'; did you mean scope?",
    ]


@pytest.mark.parametrize("term", ["<scope", "a||b", "{scope}", "a+b"])
def test_a_term_that_cannot_be_read_is_told_with_the_grammar(term: str, tmp_path: Path) -> None:
    (told,) = _problems(tmp_path, planning=_planning(f"'{term}'"))
    assert "cannot be read; write words, <concept>, a_phrase" in told


def test_a_pattern_needs_at_least_one_term(tmp_path: Path) -> None:
    (told,) = _problems(tmp_path, planning=_planning("'?scope'"))
    assert "'?scope' has no term that is needed" in told


def test_concepts_that_take_in_each_other_are_refused(tmp_path: Path) -> None:
    told = _problems(tmp_path, words="concepts:\n  a: [<b>]\n  b: [<a>]\n")
    assert told[0] == "words.yaml:2: /concepts/a/0: '<b>' takes in a in turn; take one of them away"


def test_a_misspelt_key_is_told(tmp_path: Path) -> None:
    told = _problems(tmp_path, planning=_planning("{ when: scope, nto: [a] }"))
    assert any(one.startswith("planning.yaml:3: ") and "nto" in one and "not" in one for one in told)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("words.yml", "is not read; rename it so that it ends with .yaml"),
        ("words.yaml.txt", "is not read; rename it so that it ends with .yaml"),
        ("words.json", "is not read; write it as YAML into a file whose name ends with .yaml, or put it elsewhere"),
    ],
)
def test_what_is_not_read_is_told(name: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "recognise").mkdir()
    (tmp_path / "recognise" / name).write_text("concepts: {}\n")
    with pytest.raises(InputError) as refused:
        read_files([tmp_path], IDS)
    assert [str(one) for one in refused.value.problems] == [f"{tmp_path}/recognise/{name}: {said}"]


def test_folders_and_links_that_are_not_read_are_told(tmp_path: Path) -> None:
    (tmp_path / "outside.yaml").write_text("concepts: {}\n")
    inner = tmp_path / "ruleset/recognise/de"
    inner.mkdir(parents=True)
    (inner.parent / "words.yaml").symlink_to(tmp_path / "outside.yaml")
    with pytest.raises(InputError) as refused:
        read_files([tmp_path / "ruleset"], IDS)
    assert [str(one).removeprefix(f"{inner.parent}/") for one in refused.value.problems] == [
        "de: is a folder, which is not read; put its files into recognise/ itself",
        "words.yaml: points outside the folder of the ruleset; put the file itself there",
    ]


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "recognise").write_text("concepts: {}\n")
    with pytest.raises(InputError, match="cannot be read as a folder"):
        read_files([tmp_path], IDS)


@pytest.mark.parametrize("name", ["README.md", ".words.yaml.swp", "words.yaml~"])
def test_notes_and_copies_of_editors_are_left_alone(name: str, tmp_path: Path) -> None:
    (tmp_path / "recognise").mkdir()
    (tmp_path / "recognise" / name).write_text("Whatever: [")
    assert read_files([tmp_path], IDS) == ([], [])


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("{ wehn: scope }", ["/wehn: there is no such key; did you mean when?"]),
        (
            "{ when: scope, near: b }",
            ["/near: 'b' is not a list; begin each element with '- ', for example `near: [b]`"],
        ),
        ("{ near: [a] }", ["/when: is missing; add it, for example `when: ...`"]),
        ("{ when: {a: b} }", ["/when: a map is not a text; write a text, in quotes where it has a colon in it"]),
        ("[a, b]", [": a list is not a text; write a text, in quotes where it looks like a number or a list"]),
    ],
)
def test_of_a_wording_with_a_mistake_only_the_mistake_is_told(pattern: str, told: list[str], tmp_path: Path) -> None:
    found = _problems(tmp_path, planning=_planning(pattern))
    assert found == [f"planning.yaml:3: /activities/project~1define-scope/patterns/0{one}" for one in told]
