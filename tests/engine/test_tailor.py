"""Profiles applied to a ruleset: every kind of change, what has no effect, and what may not be asked for."""

from collections.abc import Callable
from typing import Any

import pytest

from golive import Engine
from golive.engine.tailor import Layer, Tailored, tailor
from golive.schemas.activities import Activity
from golive.schemas.profile import Profile
from golive.schemas.ruleset import Ruleset, Setting

Apply = Callable[..., Tailored]
ID = "t/go-live-major"


@pytest.fixture(scope="module")
def ruleset(small: Engine) -> Ruleset:
    """The small ruleset with settings, and one activity that is mandatory."""
    settings = {
        "hours": Setting(value=16, unit="hours", why="x"),
        "mode": Setting(value="any", one_of=["any", "all"], why="x"),
    }
    activities = [
        activity.model_copy(update={"mandatory": activity.id == "t/go-live-blocker"})
        for activity in small.ruleset.activities
    ]
    return small.ruleset.model_copy(update={"settings": settings, "activities": activities})


@pytest.fixture(scope="module")
def apply(ruleset: Ruleset) -> Apply:
    """Applies profiles, each given by its changes."""

    def applied(*profiles: dict[str, Any], added: tuple[Ruleset, ...] = ()) -> Tailored:
        made = [Profile.model_validate({"id": f"p{at}", "title": "P", **p}) for at, p in enumerate(profiles)]
        return tailor(ruleset, [Layer(profile, f"{profile.id}.yaml", added if profile.add else ()) for profile in made])

    return applied


def _entry(tailored: Tailored, name: str) -> Activity:
    return next(activity for activity in tailored.ruleset.activities if activity.id == name)


def _change(name: str, **more: str) -> list[dict[str, str]]:
    return [{"id": name, "why": "a reason", **more}]


def test_without_profiles_nothing_changes(apply: Apply, ruleset: Ruleset) -> None:
    assert apply() == Tailored(ruleset)


@pytest.mark.parametrize(
    ("profile", "field", "value", "says"),
    [
        ({"leave_out": _change(ID)}, "left_out", "left out by the profile p0: a reason", f"leaves out {ID}"),
        ({"raise": _change(ID, to="blocker")}, "severity", "blocker", f"raises {ID} from major to blocker"),
        ({"lower": _change(ID, to="minor")}, "severity", "minor", f"lowers {ID} from major to minor"),
        ({"due": _change(ID, to="handover")}, "due", "handover", f"makes {ID} due by handover instead of go-live"),
        ({"due": _change(ID, to="continuous")}, "due", "continuous", f"makes {ID} due all the time instead of go-live"),
        ({"mandatory": _change(ID)}, "mandatory", True, f"makes {ID} mandatory"),
    ],
)
def test_a_change_of_an_entry(apply: Apply, profile: dict[str, Any], field: str, value: Any, says: str) -> None:
    tailored = apply(profile)
    assert not tailored.faults
    assert getattr(_entry(tailored, ID), field) == value
    (change,) = tailored.used[0].changes
    assert (change.says, change.why, change.id, change.changed) == (says, "a reason", ID, (ID,))
    others = [a for a in tailored.ruleset.activities if a.id != ID]
    assert others == [a for a in apply().ruleset.activities if a.id != ID]


def test_a_beginning_of_ids_changes_all_that_begin_so(apply: Apply) -> None:
    tailored = apply({"leave_out": _change("t/handover-*")})
    names = {a.id for a in tailored.ruleset.activities if a.left_out}
    assert names == {"t/handover-blocker", "t/handover-major", "t/handover-minor"}
    assert tailored.used[0].changes[0].says == "leaves out t/handover-* (3)"


def test_raising_many_leaves_those_that_weigh_more(apply: Apply) -> None:
    tailored = apply({"raise": _change("t/handover-*", to="major")})
    assert [_entry(tailored, f"t/handover-{s}").severity for s in ("blocker", "major", "minor")] == [
        "blocker",
        "major",
        "major",
    ]
    assert tailored.used[0].changes[0].changed == ("t/handover-minor",)


def test_settings(apply: Apply) -> None:
    tailored = apply({"set": {"hours": {"value": 8, "why": "r"}, "mode": {"value": "all", "why": "r"}}})
    assert {name: setting.value for name, setting in tailored.ruleset.settings.items()} == {"hours": 8, "mode": "all"}
    says = [change.says for change in tailored.used[0].changes]
    assert says == ["sets hours to 8 instead of 16 hours", "sets mode to all instead of any"]


@pytest.mark.parametrize(
    ("profile", "idle"),
    [
        ({"raise": _change(ID, to="minor")}, f"{ID} weighs minor or more already"),
        ({"raise": _change(ID, to="major")}, f"{ID} weighs major or more already"),
        ({"lower": _change(ID, to="blocker")}, f"{ID} weighs blocker or less already"),
        ({"due": _change(ID, to="go-live")}, f"{ID} is due then already (go-live)"),
        ({"mandatory": _change("t/go-live-blocker")}, "t/go-live-blocker is mandatory already"),
        ({"bring_back": _change(ID)}, f"{ID} is not left out"),
        ({"set": {"hours": {"value": 16, "why": "r"}}}, "hours is 16 already"),
    ],
)
def test_what_has_no_effect_says_so(apply: Apply, ruleset: Ruleset, profile: dict[str, Any], idle: str) -> None:
    tailored = apply(profile)
    assert (tailored.used[0].changes, tailored.used[0].idle) == ((), (idle,))
    assert tailored.ruleset == ruleset


def test_the_later_profile_wins(apply: Apply) -> None:
    tailored = apply({"raise": _change(ID, to="blocker")}, {"lower": _change(ID, to="minor")})
    assert _entry(tailored, ID).severity == "minor"
    assert [used.changes[0].says for used in tailored.used] == [
        f"raises {ID} from major to blocker",
        f"lowers {ID} from blocker to minor",
    ]


def test_what_was_left_out_can_be_brought_back(apply: Apply) -> None:
    tailored = apply({"leave_out": _change(ID)}, {"bring_back": _change(ID), "raise": _change(ID, to="blocker")})
    assert not tailored.faults
    assert (_entry(tailored, ID).left_out, _entry(tailored, ID).severity) == (None, "blocker")


@pytest.mark.parametrize(
    ("profile", "pointer", "message"),
    [
        ({"leave_out": _change("t/go-live-majr")}, "/leave_out/0/id", "did you mean t/go-live-major?"),
        ({"raise": _change("z/*", to="major")}, "/raise/0/id", "no id begins with 'z/'; "),
        ({"leave_out": _change("t/go-live-blocker")}, "/leave_out/0/id", "is mandatory in small and cannot be left"),
        ({"leave_out": _change("t/*")}, "/leave_out/0/id", "t/go-live-blocker is mandatory in small"),
        ({"lower": _change("t/go-live-blocker", to="major")}, "/lower/0/id", "cannot be lowered"),
        ({"due": _change("t/go-live-blocker", to="handover")}, "/due/0/id", "cannot be due later"),
        ({"set": {"hour": {"value": 1, "why": "r"}}}, "/set/hour", "did you mean hours?"),
        ({"set": {"hours": {"value": "8", "why": "r"}}}, "/set/hours/value", "write a number, 0 or more"),
        ({"set": {"hours": {"value": True, "why": "r"}}}, "/set/hours/value", "write a number, 0 or more"),
        ({"set": {"hours": {"value": -1, "why": "r"}}}, "/set/hours/value", "write a number, 0 or more"),
        ({"set": {"hours": {"value": float("inf"), "why": "r"}}}, "/set/hours/value", "write a number, 0 or more"),
        ({"set": {"mode": {"value": "al", "why": "r"}}}, "/set/mode/value", "did you mean all?"),
    ],
)
def test_mistakes(apply: Apply, ruleset: Ruleset, profile: dict[str, Any], pointer: str, message: str) -> None:
    tailored = apply({}, profile)
    (fault,) = tailored.faults
    assert (fault.layer, fault.pointer) == (1, pointer)
    assert message in fault.message
    assert tailored.ruleset == ruleset


def test_what_is_mandatory_may_be_raised_and_asked_for_earlier(apply: Apply) -> None:
    name = "t/handover-minor"
    tailored = apply(
        {"mandatory": _change(name)}, {"raise": _change(name, to="blocker"), "due": _change(name, to="go-live")}
    )
    assert not tailored.faults
    assert (_entry(tailored, name).severity, _entry(tailored, name).due) == ("blocker", "go-live")


def test_what_the_provider_made_mandatory_the_client_cannot_leave_out(apply: Apply) -> None:
    tailored = apply({"mandatory": _change(ID)}, {"leave_out": _change(ID)})
    assert [fault.layer for fault in tailored.faults] == [1]
    assert tailored.faults[0].message.startswith(f"{ID} is mandatory in the profile p0 and cannot be left out")


def test_what_is_left_out_is_not_raised(apply: Apply) -> None:
    tailored = apply(
        {"leave_out": _change(ID)}, {"raise": _change(ID, to="blocker"), "due": _change(ID, to="handover")}
    )
    assert not tailored.faults
    assert tailored.used[1].idle == (f"{ID} is left out; bring_back brings it back",) * 2
    assert (_entry(tailored, ID).severity, _entry(tailored, ID).due) == ("major", "go-live")
    many = apply({"leave_out": _change(ID)}, {"raise": _change("t/go-live-*", to="blocker")})
    assert many.used[1].changes[0].changed == ("t/go-live-minor",)


def test_a_ruleset_is_added_once(apply: Apply, ruleset: Ruleset) -> None:
    more = ruleset.model_copy(
        update={"id": "more", "activities": [ruleset.activities[0].model_copy(update={"id": "m/new"})]}
    )
    addition = {"add": [{"ruleset": "more", "why": "r"}]}
    tailored = apply(addition, addition, added=(more,))
    assert [a.id for a in tailored.ruleset.activities] == [*(a.id for a in ruleset.activities), "m/new"]
    assert tailored.used[0].changes[0].says == "adds the ruleset more (1 activity)"
    assert tailored.used[1].idle == ("the ruleset more is evaluated already",)
    assert tailored.ruleset.digest != ruleset.digest


def test_a_ruleset_that_says_otherwise_is_refused(apply: Apply, ruleset: Ruleset) -> None:
    other = ruleset.activities[0].model_copy(update={"title": "Something else"})
    more = ruleset.model_copy(update={"id": "more", "activities": [other]})
    tailored = apply({"add": [{"ruleset": "more", "why": "r"}]}, added=(more,))
    assert [(fault.pointer, other.id in fault.message) for fault in tailored.faults] == [("/add/0/ruleset", True)]
