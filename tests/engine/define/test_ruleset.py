"""Rulesets from a folder: which files are read, and that what they may not contain is found at its line."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from golive import Engine
from golive.engine.define import ruleset as loader
from golive.engine.define import ruleset_folder as walker
from golive.engine.define.ruleset import digest_of, load_ruleset
from golive.engine.define.ruleset_folder import ruleset_files

Refused = Callable[..., list[str]]
Spoilt = Callable[..., list[str]]

_RULESET, _FACTS, _RELEASE = "ruleset.yaml", "facts.yaml", "planning/release.yaml"


def test_a_sound_ruleset(sound_ruleset: Path) -> None:
    ruleset = load_ruleset(sound_ruleset)
    assert [activity.id for activity in ruleset.activities] == ["t/first", "t/second"]
    assert {activity.group for activity in ruleset.activities} == {"planning"}
    assert {activity.itil_process for activity in ruleset.activities} == {"Release management"}
    assert [len(activity.examples) for activity in ruleset.activities] == [2, 2]
    assert [fact.id for fact in ruleset.facts.asked] == ["touches", "billed"]
    assert [fact.id for fact in ruleset.facts.derived] == ["live", "external"]
    assert (ruleset.id, ruleset.version) == ("small", "1.0.0")
    assert ruleset.settings["hours"].value == 16
    assert Engine(sound_ruleset).vocabulary.activities == {"t/first", "t/second"}


def test_facts_may_be_left_out(sound_ruleset: Path) -> None:
    (sound_ruleset / _FACTS).unlink()
    release = sound_ruleset / _RELEASE
    release.write_text(release.read_text().replace("applies: external", "applies: always"))
    assert load_ruleset(sound_ruleset).facts.asked == []


_NO_KEY = "there is no such key"
_UNKNOWN = "is not known here"
_TOO_FEW = "a list has too few elements"


@pytest.mark.parametrize(
    ("old", "new", "pointer", "message"),
    [
        (
            "expect: missing",
            "expect: mising",
            "/activities/0/examples/0/expect",
            f"'mising' {_UNKNOWN}; did you mean missing?",
        ),
        ("ee] }", "] }", "/activities/0/recognise/phrases", f"{_TOO_FEW}; write 5 or more"),
        ("blocker", "blokker", "/activities/0/severity", f"'blokker' {_UNKNOWN}; did you mean blocker?"),
        ("due: go-live", "due: golive", "/activities/0/due", f"'golive' {_UNKNOWN}; did you mean go-live?"),
        ("due: go-live", "due: contnuous", "/activities/0/due", f"'contnuous' {_UNKNOWN}; did you mean continuous?"),
        (
            "due: go-live",
            "due: qqq",
            "/activities/0/due",
            f"'qqq' {_UNKNOWN}; write one of charter-approval, plan-baseline,",
        ),
        (
            "id: t/first",
            "id: T/first",
            "/activities/0/id",
            "'T/first' is no id: two parts of small letters, digits and",
        ),
        ("group: planning", "group: plannin", "/group", f"'plannin' {_UNKNOWN}; did you mean planning?"),
        (
            "why: Because",
            "why: &w Because",
            "",
            "anchors ('&w') are not read; write the value again where it is needed",
        ),
        ("title: First", "title: a: b", "", "is not YAML: mapping values are not allowed in this context; put a text"),
    ],
)
def test_a_mistake_in_a_file_of_activities(old: str, new: str, pointer: str, message: str, spoilt: Spoilt) -> None:
    (found,) = spoilt(_RELEASE, old, new)
    assert found.startswith(f"HERE: {pointer}: {message}" if pointer else f"HERE: {message}")


_EXAMPLES = """\
  examples:
  - { name: one, expect: missing, record: {} }
  - { name: two, expect: done, record: {} }
- id: t/second
"""
_ONE_EXAMPLE = """\
  examples: [{ name: one, expect: done, record: {} }]
- id: t/second
"""


def test_a_key_that_is_misspelt_is_not_called_missing_as_well(spoilt: Spoilt) -> None:
    assert spoilt(_RELEASE, "  remedy: D", "  remedi: D") == [
        f"HERE: /activities/0/remedi: {_NO_KEY}; did you mean remedy?",
    ]


def test_a_key_that_is_missing(spoilt: Spoilt) -> None:
    found = spoilt(_RELEASE, "  title: First\n", "", "- id: t/first")
    assert found == ["HERE: /activities/0/title: is missing; add it, for example `title: ...`"]


def test_examples_that_are_missing(spoilt: Spoilt) -> None:
    found = spoilt(_RELEASE, _EXAMPLES, "- id: t/second\n", "- id: t/first")
    sample = "examples: [{ name: ..., expect: done, record: { type: new-service } }]"
    assert found == [f"HERE: /activities/0/examples: is missing; add it, for example `{sample}`"]


def test_one_example_is_too_few(spoilt: Spoilt) -> None:
    assert spoilt(_RELEASE, _EXAMPLES, _ONE_EXAMPLE) == [f"HERE: /activities/0/examples: {_TOO_FEW}; write 2 or more"]


def test_a_key_that_stands_twice(spoilt: Spoilt) -> None:
    found = spoilt(_RELEASE, "  title: First", "  title: A\n  title: B", "  title: B")
    assert found == ["HERE: /activities/0/title: the key 'title' stands twice, first in line 5; keep one of them"]


def test_an_id_that_stands_twice(spoilt: Spoilt) -> None:
    found = spoilt(_RELEASE, "- id: t/second", "- id: t/first", "- id: t/first\n  title: Second")
    place = "FOLDER/planning/release.yaml:4"
    assert found == [f"HERE: /activities/1: t/first is defined twice, first at {place}; keep or rename one of them"]


@pytest.mark.parametrize(
    ("name", "old", "new", "pointer", "message"),
    [
        (
            _RULESET,
            "version: 1.0.0",
            "version: 1.0",
            "/version",
            "'1.0' is no version: three numbers",
        ),
        (_RULESET, "gates: [go-live]", "gates: []", "/gates", f"{_TOO_FEW}; write 1 or more"),
        (_RULESET, "gates: [go-live]", "gates: [go-life]", "/gates/0", f"'go-life' {_UNKNOWN}; did you mean go-live?"),
        (_RULESET, "title: A small", "titel: x\ntitle: A small", "/titel", f"{_NO_KEY}; did you mean title?"),
        (
            _RULESET,
            "value: 16",
            "value: [16]",
            "/settings/hours/value",
            "a list is no single value; write a n",
        ),
        (
            _FACTS,
            "id: touches",
            "id: Touches",
            "/asked/0/id",
            "'Touches' is no name of a fact: small letters",
        ),
        (_FACTS, "asked:\n", "aksed: []\nasked:\n", "/aksed", f"{_NO_KEY}; did you mean asked?"),
        (_FACTS, "id: billed", "id: touches", "/asked/1", "touches is defined twice, first at FOLDER/facts.yaml:2; "),
        (_FACTS, "- field: type", "- field: tpe", "/fields/0/field", "there is no field 'tpe'; did you mean type?"),
    ],
)
def test_a_mistake_in_manifest_or_facts(
    name: str, old: str, new: str, pointer: str, message: str, spoilt: Spoilt
) -> None:
    (found,) = spoilt(name, old, new)
    assert found.startswith(f"HERE: {pointer}: {message}")


def test_two_facts_of_one_name(spoilt: Spoilt) -> None:
    found = spoilt(_FACTS, "- id: external", "- id: live")
    assert (
        found[0] == "HERE: /derived/1: live is defined twice, first at FOLDER/facts.yaml:5; keep or rename one of them"
    )
    assert "there is no fact 'external'" in found[1]


def test_two_questions_about_one_field(spoilt: Spoilt) -> None:
    found = spoilt(_FACTS, "fields:\n", "fields:\n- { field: type, question: x }\n", "- field: type")
    message = "the question about type is defined twice, first at FOLDER/facts.yaml:13; keep or rename one of them"
    assert found == [f"HERE: /fields/1: {message}"]


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        (_RULESET, "none\n", "'none' is not a map; write keys and values below it"),
        (_RULESET, "\x01", "contains a character (0x01) that is not text; take it away"),
        (_FACTS, "asked: *a\n", "aliases ('*a') are not read; write the value again"),
        (_FACTS, "- a\n", "a list is not a map; write keys and values below it"),
        (_RELEASE, "# nothing\n", "nothing stands here; write keys and values"),
        (_RELEASE, "", "is empty; "),
        (_RELEASE, "\x01", "contains a character (0x01) that is not text; take it away"),
    ],
)
def test_a_file_that_is_something_else(
    name: str, text: str, problem: str, sound_ruleset: Path, refused: Refused
) -> None:
    (sound_ruleset / name).write_text(text)
    (found,) = refused(load_ruleset, sound_ruleset)
    assert found.startswith(f"{sound_ruleset / name}:")
    assert problem in found


def test_mistakes_of_all_files_are_told_together_in_order(sound_ruleset: Path, refused: Refused) -> None:
    for name, old, new in (
        (_RULESET, "id: small", "id: Small"),
        (_FACTS, "id: touches", "id: Touches"),
        (_RELEASE, "severity: minor", "severity: mynor"),
        (_RELEASE, "severity: blocker", "severity: bloker"),
    ):
        path = sound_ruleset / name
        path.write_text(path.read_text().replace(old, new))
    assert [problem.partition("; ")[0].partition(": ")[0] for problem in refused(load_ruleset, sound_ruleset)] == [
        f"{sound_ruleset}/facts.yaml:2",
        f"{sound_ruleset}/planning/release.yaml:6",
        f"{sound_ruleset}/planning/release.yaml:20",
        f"{sound_ruleset}/ruleset.yaml:1",
    ]


def test_an_id_in_two_files(sound_ruleset: Path, refused: Refused) -> None:
    shutil.copy(sound_ruleset / _RELEASE, sound_ruleset / "planning/test.yaml")
    first = sound_ruleset / _RELEASE
    assert refused(load_ruleset, sound_ruleset) == [
        f"{sound_ruleset}/planning/test.yaml:{line}: /activities/{number}: t/{name} is defined twice, "
        f"first at {first}:{line}; keep or rename one of them"
        for number, (name, line) in enumerate((("first", 4), ("second", 18)))
    ]


def test_a_ruleset_without_activities(sound_ruleset: Path, refused: Refused) -> None:
    (sound_ruleset / _RELEASE).unlink()
    assert refused(load_ruleset, sound_ruleset) == [
        f"{sound_ruleset}/ruleset.yaml: the ruleset has no activities and no rules; "
        "add a file <process-group>/<process>.yaml, or one in rules/"
    ]


# Files and folders


def test_a_folder_that_is_not_there(tmp_path: Path, refused: Refused) -> None:
    assert refused(load_ruleset, tmp_path / "none") == [
        f"{tmp_path / 'none'}: there is no such folder; name the folder of a ruleset"
    ]


def test_a_file_instead_of_a_folder(sound_ruleset: Path, refused: Refused) -> None:
    path = sound_ruleset / _RULESET
    assert refused(load_ruleset, path) == [f"{path}: is a file; name the folder it is in"]


def test_a_folder_without_a_manifest(tmp_path: Path, refused: Refused) -> None:
    assert refused(load_ruleset, tmp_path) == [
        f"{tmp_path}: is no ruleset; it has no ruleset.yaml; name the folder that has a ruleset.yaml in it"
    ]


def test_files_that_hold_no_activities_are_not_read_as_such(sound_ruleset: Path) -> None:
    for name in ("profiles/x.yaml", "profiles/deep/y.yaml", "planning/z.txt"):
        (sound_ruleset / name).parent.mkdir(parents=True, exist_ok=True)
        (sound_ruleset / name).write_text("anything: at all")
    assert len(load_ruleset(sound_ruleset).activities) == 2


@pytest.mark.parametrize("name", ["planning/ruleset.yaml", "planning/facts.yaml", "deep/er/base-record.yaml", "x.yaml"])
def test_any_other_file_must_hold_activities(name: str, sound_ruleset: Path, refused: Refused) -> None:
    (sound_ruleset / name).parent.mkdir(parents=True, exist_ok=True)
    (sound_ruleset / name).write_text("anything: at all")
    problems = refused(load_ruleset, sound_ruleset)
    assert any(one.startswith(f"{sound_ruleset / name}:1: /activities: is missing; add it") for one in problems)


def test_a_file_that_would_be_overlooked_for_its_name(sound_ruleset: Path, refused: Refused) -> None:
    (sound_ruleset / "planning/test.yml").write_text("group: planning")
    assert refused(load_ruleset, sound_ruleset) == [
        f"{sound_ruleset}/planning/test.yml: is not read; rename it so that it ends with .yaml"
    ]


def test_a_link_out_of_the_folder(sound_ruleset: Path, tmp_path: Path, refused: Refused) -> None:
    (tmp_path / "secret.yaml").write_text("group: planning")
    link = sound_ruleset / "planning/link.yaml"
    link.symlink_to(tmp_path / "secret.yaml")
    said = f"{link}: points outside the folder of the ruleset; put the file itself there"
    assert refused(load_ruleset, sound_ruleset) == [said]
    link.unlink()
    link.symlink_to("../../rules-2/x.yaml")
    assert refused(load_ruleset, sound_ruleset) == [said]


def test_a_link_inside_the_folder_is_a_file_like_any_other(sound_ruleset: Path, refused: Refused) -> None:
    (sound_ruleset / "planning/link.yaml").symlink_to("release.yaml")
    assert all("is defined twice" in problem for problem in refused(load_ruleset, sound_ruleset))


def test_a_folder_that_is_reached_by_a_link_is_read(sound_ruleset: Path, tmp_path: Path) -> None:
    (tmp_path / "other").symlink_to(sound_ruleset)
    assert load_ruleset(tmp_path / "other").digest == load_ruleset(sound_ruleset).digest


def test_links_that_lead_nowhere_or_to_themselves(sound_ruleset: Path, refused: Refused) -> None:
    link = sound_ruleset / "planning/link.yaml"
    link.symlink_to("none.yaml")
    assert refused(load_ruleset, sound_ruleset) == [f"{link}: is a link that leads nowhere; put the file itself there"]
    link.unlink()
    link.symlink_to("link.yaml")
    (problem,) = refused(load_ruleset, sound_ruleset)
    assert problem.startswith(f"{link}: cannot be read: ")


@pytest.mark.parametrize("name", ["planning/folder.yaml", "rules/folder.yaml", "base-record.yaml"])
def test_a_folder_called_like_a_file(name: str, sound_ruleset: Path, refused: Refused) -> None:
    (sound_ruleset / name).mkdir(parents=True)
    assert refused(load_ruleset, sound_ruleset) == [
        f"{sound_ruleset / name}: is a folder that is called like a file; rename it"
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_permission(sound_ruleset: Path, refused: Refused) -> None:
    path = sound_ruleset / _RELEASE
    path.chmod(0)
    assert refused(load_ruleset, sound_ruleset) == [f"{path}: may not be read; check its permissions"]


def test_files_up_to_the_limit(sound_ruleset: Path, monkeypatch: pytest.MonkeyPatch, refused: Refused) -> None:
    monkeypatch.setattr(walker, "MAX_FILES", 3)
    assert len(ruleset_files(sound_ruleset)) == 3
    (sound_ruleset / "base-record.yaml").write_text("id: a")
    assert refused(load_ruleset, sound_ruleset) == [
        f"{sound_ruleset}: has 4 YAML files; a ruleset of more than 3 is not read"
    ]


def test_bytes_up_to_the_limit(sound_ruleset: Path, monkeypatch: pytest.MonkeyPatch, refused: Refused) -> None:
    path = sound_ruleset / _RELEASE
    size = path.stat().st_size
    monkeypatch.setattr(loader, "MAX_TEXT_BYTES", size)
    assert len(load_ruleset(sound_ruleset).activities) == 2
    path.write_text(path.read_text() + "\n")
    assert refused(load_ruleset, sound_ruleset) == [
        f"{path}: has {size + 1:,} bytes; YAML of more than {size:,} bytes is not read"
    ]


def test_bytes_of_all_files_up_to_the_limit(
    sound_ruleset: Path, monkeypatch: pytest.MonkeyPatch, refused: Refused
) -> None:
    size = sum(file.stat().st_size for file in ruleset_files(sound_ruleset))
    monkeypatch.setattr(walker, "MAX_RULESET_BYTES", size)
    assert len(load_ruleset(sound_ruleset).activities) == 2
    (sound_ruleset / "base-record.yaml").write_text("id: a")
    (line,) = refused(load_ruleset, sound_ruleset)
    assert line.startswith(f"{sound_ruleset}: has {size + 5:,} bytes of YAML; a ruleset of more than {size:,} bytes")


def test_entries_and_folders_up_to_the_limit(
    sound_ruleset: Path, monkeypatch: pytest.MonkeyPatch, refused: Refused
) -> None:
    monkeypatch.setattr(walker, "MAX_ENTRIES", 4)  # two files, a folder, a file in it
    monkeypatch.setattr(walker, "MAX_FOLDERS", 2)
    assert len(load_ruleset(sound_ruleset).activities) == 2
    (sound_ruleset / "planning/x").mkdir()
    monkeypatch.setattr(walker, "MAX_ENTRIES", 5)
    assert refused(load_ruleset, sound_ruleset) == [
        f"{sound_ruleset}/planning/x: is more than 2 folders deep; move it up"
    ]
    (sound_ruleset / "README.md").write_text("x")
    assert refused(load_ruleset, sound_ruleset) == [
        f"{sound_ruleset}: has more than 5 files; put the ruleset into a folder of its own"
    ]


def test_activities_up_to_the_limit(sound_ruleset: Path, monkeypatch: pytest.MonkeyPatch, refused: Refused) -> None:
    monkeypatch.setattr(loader, "MAX_ACTIVITIES", 2)
    assert len(load_ruleset(sound_ruleset).activities) == 2
    monkeypatch.setattr(loader, "MAX_ACTIVITIES", 1)
    assert refused(load_ruleset, sound_ruleset) == [f"{sound_ruleset}: has more than 1 activities; split the ruleset"]


# The digest


def test_the_digest_changes_with_every_file_its_name_and_its_content(sound_ruleset: Path) -> None:
    def digest() -> str:
        return digest_of(sound_ruleset, ruleset_files(sound_ruleset))

    seen = [digest()]
    assert digest() == seen[0]
    (sound_ruleset / "base-record.yaml").write_text("id: a")
    seen.append(digest())
    (sound_ruleset / "base-record.yaml").write_text("id: b")
    seen.append(digest())
    (sound_ruleset / "base-record.yaml").write_text("projects: []")
    seen.append(digest())
    (sound_ruleset / "base-record.yaml").rename(sound_ruleset / "base-portfolio.yaml")
    seen.append(digest())
    (sound_ruleset / _RELEASE).write_text((sound_ruleset / _RELEASE).read_text() + "\n")
    seen.append(digest())
    assert len(set(seen)) == len(seen)
    assert load_ruleset(sound_ruleset).digest == seen[-1]


def test_the_digest_does_not_depend_on_where_the_folder_is(sound_ruleset: Path, tmp_path: Path) -> None:
    shutil.copytree(sound_ruleset, tmp_path / "elsewhere/rules")
    assert load_ruleset(tmp_path / "elsewhere/rules").digest == load_ruleset(sound_ruleset).digest


def test_the_digest_tells_where_a_file_ends(tmp_path: Path) -> None:
    for folder, files in (("one", {"a": b"b\x001\x00x", "b": b""}), ("two", {"a": b"", "b": b"b\x001\x00x"})):
        (tmp_path / folder).mkdir()
        for name, content in files.items():
            (tmp_path / folder / name).write_bytes(content)
    one, two = (digest_of(tmp_path / name, sorted((tmp_path / name).iterdir())) for name in ("one", "two"))
    assert one != two
