"""Profiles from files: names, paths, what they extend and add, and every mistake at its line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from golive import Engine, InputError, UsageError

Put = Callable[[str, str], Path]
ID = "t/go-live-major"


@pytest.fixture
def said(small_ruleset: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """What is said of a profile that cannot be used."""
    monkeypatch.chdir(tmp_path)

    def told(*profiles: str) -> list[str]:
        with pytest.raises((InputError, UsageError)) as caught:
            Engine(small_ruleset, profile=profiles)
        return str(caught.value).splitlines()

    return told


def _profile(name: str, rest: str = "") -> str:
    return f"id: {name}\ntitle: Profile {name}\n{rest}"


def _raises(to: str) -> str:
    return f"raise:\n- id: t/go-live-minor\n  to: {to}\n  why: a reason\n"


def test_what_is_extended_is_applied_first_and_once(small_ruleset: Path, put: Put) -> None:
    put("provider.yaml", _profile("provider", _raises("major")))
    client = put("client.yaml", _profile("client", "extends: provider.yaml\n" + _raises("blocker")))
    provider = client.with_name("provider.yaml")
    engine = Engine(small_ruleset, profile=[provider, client])
    assert [used.id for used in engine.profiles] == ["provider", "client"]
    assert [used.changes[0].says for used in engine.profiles] == [
        "raises t/go-live-minor from minor to major",
        "raises t/go-live-minor from major to blocker",
    ]


def test_a_name_is_looked_up_in_the_ruleset_and_in_what_it_extends() -> None:
    for ruleset in ("pmbok-itil", "readiness"):
        engine = Engine(ruleset, profile="msp")
        assert [(used.id, used.source) for used in engine.profiles] == [("msp", "msp")]


def test_a_path_is_one_from_the_file_that_extends(small_ruleset: Path, tmp_path: Path, put: Put) -> None:
    (tmp_path / "deep").mkdir()
    put("base.yaml", _profile("base", _raises("major")))
    own = put("deep/own.yaml", _profile("own", "extends: ../base.yaml\n"))
    assert [used.id for used in Engine(small_ruleset, profile=own).profiles] == ["base", "own"]


def test_a_ruleset_is_added_by_name(put: Put) -> None:
    own = put("own.yaml", _profile("own", "add: [{ruleset: readiness, why: y}]\n"))
    engine = Engine(profile=own)
    assert [(change.what, change.id) for change in engine.profiles[0].changes] == [("add", "readiness")]
    assert {"release-mgmt/plan-back-out", "project/define-scope"} <= engine.vocabulary.activities
    assert engine.ruleset.id == "pmbok-itil"


def test_a_ruleset_is_added_from_a_folder_beside_the_profile(put: Put, small_ruleset: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").symlink_to(small_ruleset, target_is_directory=True)
    own = put("own.yaml", _profile("own", "add: [{ruleset: ./mine, why: x}]\n"))
    assert Engine(small_ruleset, profile=own).profiles[0].idle == ("the ruleset small is evaluated already",)
    with pytest.raises(InputError, match=r"/add/0/ruleset: small defines is_project in another way; let it extend"):
        Engine(profile=own)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("leave_uot: []", "p.yaml:3: /leave_uot: there is no such key; did you mean leave_out?"),
        ("extends: nobody", "p.yaml:3: /extends: there is no profile 'nobody'; write the path of a file"),
        ("extends: p", "p.yaml:3: /extends: there is no profile 'p'; write p.yaml for the file beside it"),
        ("extends: p.yaml", "p.yaml:3: /extends: goes round in a circle: p.yaml -> p.yaml; take one extends away"),
        ("extends: no.yaml", "p.yaml:3: /extends: there is no file no.yaml; name an existing one"),
        ("add: [{ruleset: readines, why: x}]", "p.yaml:3: /add/0/ruleset: there is no ruleset 'readines'; did you"),
        ("leave_out: [{id: t/x}]", "p.yaml:3: /leave_out/0/why: is missing; add it"),
        ("leave_out: [{id: t/x, why: ' '}]", "p.yaml:3: /leave_out/0/why: says nothing; write the reason"),
        (f"raise: [{{id: {ID}, to: mjor, why: x}}]", "p.yaml:3: /raise/0/to: 'mjor' is not known here; did you mean"),
        (f"due: [{{id: {ID}, to: golive, why: x}}]", "p.yaml:3: /due/0/to: 'golive' is not known here; did you mean"),
        ("leave_out:\n- id: t/go-live-mjor\n  why: x", "p.yaml:4: /leave_out/0/id: there is no activity or rule"),
        ("set:\n  hours: {value: 1, why: x}", "p.yaml:4: /set/hours: there is no setting 'hours'"),
        ("a: &b c", "p.yaml:3: "),
    ],
)
def test_mistakes(said: Callable[..., list[str]], put: Put, text: str, expected: str) -> None:
    put("p.yaml", _profile("p", text))
    (told,) = said("p.yaml")
    assert told.startswith(expected)


def test_a_circle_of_two(said: Callable[..., list[str]], put: Put) -> None:
    put("a.yaml", _profile("a", "extends: b.yaml"))
    put("b.yaml", _profile("b", "extends: a.yaml"))
    assert said("a.yaml") == [
        "b.yaml:3: /extends: goes round in a circle: a.yaml -> b.yaml -> a.yaml; take one extends away"
    ]


def test_all_mistakes_of_all_profiles_are_told(said: Callable[..., list[str]], put: Put) -> None:
    put("a.yaml", _profile("a", "leave_out:\n- {id: t/nope-one, why: x}\n- {id: zz/*, why: x}"))
    put("b.yaml", _profile("b", "lower: [{id: u/nothing, to: minor, why: x}]"))
    assert [line.split(": ")[0] for line in said("a.yaml", "b.yaml")] == ["a.yaml:4", "a.yaml:5", "b.yaml:3"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("mps", "there is no profile 'mps'; did you mean msp?"),
        ("nothing-like-it", "write one of internal-it, msp, small-change, or the path of a file"),
        ("none.yaml", "none.yaml: there is no such file"),
        ("./none", "none: there is no such file"),
    ],
)
def test_a_profile_that_is_not_there(name: str, expected: str) -> None:
    with pytest.raises((InputError, UsageError)) as caught:
        Engine(profile=name)
    assert expected in str(caught.value)


def test_a_file_without_an_ending_is_named_with_its_folder(
    put: Put, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("mine", _profile("mine"))
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match=r"write \./mine for the file"):
        Engine(profile="mine")
    assert [used.id for used in Engine(profile="./mine").profiles] == ["mine"]
