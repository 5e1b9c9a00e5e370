"""Settings: flag before environment before file before default, each seen in what the command does and shows."""

import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from golive.schemas.settings import OPTIONS, variable_of

Run = Callable[..., Any]
Put = Callable[[str, str], Path]
LAYERS = ("default", "file", "environment", "flag")


class Case(NamedTuple):
    """A setting: three values as a file, a variable and a flag say them, and what is seen of each, default first."""

    file: str
    variable: str
    flag: Sequence[str]
    seen: Callable[[Any], Any]
    expected: Sequence[Any]
    shown: Sequence[str]
    form: str = "json"
    record: str = "plan.md"


def _report(done: Any) -> Any:
    return json.loads(done.out)


def _of(*keys: str) -> Callable[[Any], Any]:
    def seen(done: Any) -> Any:
        value = _report(done)
        for key in keys:
            value = value[key]
        return value

    return seen


def _recognised(done: Any) -> bool:
    return any(e["how"] == "recognised" for a in _report(done)["activities"] for e in a["evidence"])


def _profiles(done: Any) -> list[str]:
    return [one["id"] for one in _report(done)["profile"]]


def _waiver_files(done: Any) -> list[str]:
    return [Path(one["where"].partition(":")[0]).name for one in _report(done)["waivers"]]


def _percent(done: Any) -> str:
    notes = " ".join(_report(done)["notes"])
    found = re.search(r"are decided, (\d+) are asked for", notes)
    return found[1] if found else "-"


def _editions(done: Any) -> list[str]:
    return sorted({name for one in _report(done)["activities"] for name in one["terms"]})


def _address(done: Any) -> str:
    return str(json.loads(done.out)["runs"][0]["tool"]["driver"].get("informationUri", "-"))


USUAL, OTHER = "pmbok-itil", "readiness"
CASES = {
    "ruleset": Case(
        "readiness",
        USUAL,
        ["--ruleset", "readiness"],
        _of("ruleset", "id"),
        [USUAL, OTHER, USUAL, OTHER],
        [USUAL, OTHER, USUAL, OTHER],
    ),
    "profile": Case(
        "[msp, small-change]",
        "internal-it",
        ["--profile", "small-change"],
        _profiles,
        [[], ["msp", "small-change"], ["internal-it"], ["small-change"]],
        ["-", "msp, small-change", "internal-it", "small-change"],
    ),
    "gate": Case(
        "handover",
        "project-close",
        ["--gate", "plan-baseline"],
        _of("gate"),
        ["go-live", "handover", "project-close", "plan-baseline"],
        ["-", "handover", "project-close", "plan-baseline"],
    ),
    "select": Case(
        "[change-mgmt, CHG]",
        "release-mgmt, ELS",
        ["--select", "project/"],
        _of("selected"),
        [[], ["change-mgmt", "CHG"], ["release-mgmt", "ELS"], ["project/"]],
        ["-", "change-mgmt, CHG", "release-mgmt, ELS", "project/"],
    ),
    "ignore": Case(
        "change-mgmt",
        "release-mgmt,ELS",
        ["--ignore", "project/"],
        _of("ignored"),
        [[], ["change-mgmt"], ["release-mgmt", "ELS"], ["project/"]],
        ["-", "change-mgmt", "release-mgmt, ELS", "project/"],
    ),
    "waivers": Case(
        "[one.yaml]",
        "two.yaml",
        ["--waivers", "three.yaml"],
        _waiver_files,
        [[], ["one.yaml"], ["two.yaml"], ["three.yaml"]],
        ["-", "one.yaml", "two.yaml", "three.yaml"],
    ),
    "recognise": Case(
        "no", "yes", ["--no-recognise"], _recognised, [True, False, True, False], ["-", "no", "yes", "no"]
    ),
    "min_decided": Case(
        "97",
        "98",
        ["--min-decided", "99"],
        _percent,
        ["-", "97", "98", "99"],
        ["-", "97", "98", "99"],
        record="conditional.yaml",
    ),
    "fail_level": Case(
        "blocker",
        "major",
        ["--fail-level", "blocker"],
        lambda done: done.status,
        [1, 0, 1, 0],
        ["minor", "blocker", "major", "blocker"],
        record="conditional.yaml",
    ),
    "format": Case(
        "json",
        "csv",
        ["-f", "markdown"],
        lambda done: done.out[:2],
        ["Mo", "{\n", "\ufeffR", "# "],
        ["-", "json", "csv", "markdown"],
        "",
    ),
    "baseline": Case(
        "one.json",
        "two.json",
        ["--baseline", "three.json"],
        lambda done: (_report(done).get("baseline") or {"source": "-"})["source"],
        ["-", "one.json", "two.json", "three.json"],
        ["-", "one.json", "two.json", "three.json"],
    ),
    "terms": Case(
        "pmbok6",
        "itil4",
        ["--terms", "pmbok7"],
        _editions,
        [[], ["PMBOK 6"], ["ITIL 4"], ["PMBOK 7"]],
        ["-", "pmbok6", "itil4", "pmbok7"],
    ),
    "docs_url": Case(
        "https://file.example/d",
        "https://variable.example/d",
        [],
        _address,
        ["-", "https://file.example/d", "https://variable.example/d"],
        ["-", "https://file.example/d", "https://variable.example/d"],
        "sarif",
    ),
}


def test_every_setting_of_commands_is_in_the_table() -> None:
    assert {*CASES} == {*OPTIONS}


@pytest.mark.parametrize(
    ("setting", "layer"),
    [(name, layer) for name, case in CASES.items() for layer in LAYERS if layer != "flag" or case.flag],
)
def test_each_layer_goes_before_the_ones_below(
    setting: str, layer: str, here: Path, put: Put, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, number = CASES[setting], LAYERS.index(layer)
    if setting == "baseline" and number:
        run("check", "plan.md", "-q", "--create-baseline", f"{['one', 'two', 'three'][number - 1]}.json")
    if number >= 1:
        put("golive.yaml", f"# ours\n{setting}: {case.file}\n")
    if number >= 2:
        monkeypatch.setenv(variable_of(setting), case.variable)
    words = [*(["-f", case.form] if case.form else []), *(case.flag if number >= 3 else [])]
    done = run("check", case.record, *words)
    assert done.status in (0, 1)
    assert case.seen(done) == case.expected[number]
    where = ["default", "golive.yaml:2", variable_of(setting), (case.flag or [""])[0]][number]
    where = {"-f": "--format", "--no-recognise": "--recognise"}.get(where, where)
    shown = run("check", case.record, *(case.flag if number >= 3 else []), "--show-config")
    assert (shown.status, shown.err) == (0, "")
    (line,) = [line for line in shown.out.splitlines() if line.startswith(f"  {setting} ")]
    assert re.split(r"  +", line.strip()) == [setting, case.shown[number], where]


def test_the_report_says_what_settings_have_a_say(
    here: Path, put: Put, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("golive.yaml", "ignore: [change-mgmt]\nfail_level: major\ngate: handover\nterms: pmbok6\n")
    monkeypatch.setenv("GOLIVE_FAIL_LEVEL", "blocker")
    note = (
        "set, and not asked for by the command: ignore is change-mgmt (golive.yaml:1), "
        "fail_level is blocker (GOLIVE_FAIL_LEVEL)"
    )
    report = _report(run("check", "plan.md", "--gate", "go-live", "-f", "json"))
    assert report["notes"][0] == note
    text = " ".join(run("gate", "go-live", "plan.md").out.split())
    assert "Note: set, and not asked for" not in text  # the gate is named, and it has neither of the others
    text = " ".join(run("checklist", "plan.md").out.split())
    assert "command: gate is handover (golive.yaml:3), ignore is change-mgmt (golive.yaml:1)." in text


def test_paths_are_those_from_the_file_and_names_are_names(
    here: Path, put: Put, run: Run, small_ruleset: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "ours").symlink_to(small_ruleset)
    put("mine.yaml", "id: mine\ntitle: Mine\nlower:\n  - { id: t/go-live-blocker, to: major, why: small }\n")
    put("golive.yaml", "ruleset: ours\nprofile: ./mine.yaml\nwaivers: w.yaml\n")
    put("w.yaml", "waivers:\n  - { reason: No, by: A, date: 2026-01-05, covers: [t/handover-minor] }\n")
    (here / "deep/down").mkdir(parents=True)
    monkeypatch.chdir(here / "deep/down")
    report = _report(run("check", "../../plan.md", "-f", "json"))
    assert report["ruleset"]["id"] == "small"
    assert [one["id"] for one in report["profile"]] == ["mine"]
    assert [Path(one["where"].partition(":")[0]).name for one in report["waivers"]] == ["w.yaml"]


def test_the_common_folder_of_several_plans_decides(here: Path, put: Put, run: Run) -> None:
    for name in ("a", "b"):
        (here / name).mkdir()
        put(f"{name}/plan.md", (here / "plan.md").read_text())
        put(f"{name}/golive.yaml", "gate: handover\nstatuses: { Wartet: planned }\n")
    put("golive.yaml", "gate: project-close\n")
    done = run("check", "a/plan.md", "b/plan.md", "-f", "json")
    assert {json.loads(line)["gate"] for line in done.out.replace("}\n{", "}\x00{").split("\x00")} == {"project-close"}
    assert _report(run("check", "a/plan.md", "-f", "json"))["gate"] == "handover"
    shown = run("check", "a/plan.md", "b/plan.md", "--show-config").out
    assert "Settings: golive.yaml, the nearest from " in shown
    assert "statuses and dates of b/plan.md are those of b/golive.yaml, which is nearer to it." in shown


def test_standard_input_is_in_the_present_folder(here: Path, put: Put, run: Run) -> None:
    put("golive.yaml", "gate: handover\n")
    assert _report(run("check", "-", "-f", "json", stdin=(here / "plan.md").read_text()))["gate"] == "handover"


def test_pyproject_and_which_of_two_files_goes_first(here: Path, put: Put, run: Run) -> None:
    put(
        "pyproject.toml",
        '[project]\nname = "x"\n\n[tool.golive]\ngate = "handover"\n[tool.golive.statuses]\nX = "done"\n',
    )
    shown = run("check", "plan.md", "--show-config").out
    assert re.search(r"gate +handover +pyproject.toml:5\n", shown)
    assert re.search(r"statuses +X=done +pyproject.toml:6\n", shown)
    put("golive.yaml", "select: CHG\n")
    done = run("check", "plan.md", "-f", "json")
    assert _report(done)["gate"] == "go-live"
    assert done.err.startswith("passed over: [tool.golive] in ")
    (here / "sub").mkdir()
    (here / "golive.yaml").rename(here / "sub/golive.yaml")
    put("sub/plan.md", (here / "plan.md").read_text())
    assert _report(run("check", "sub/plan.md", "-f", "json"))["gate"] == "go-live"


def test_a_pyproject_of_others_is_passed_over(here: Path, put: Put, run: Run) -> None:
    put("pyproject.toml", "[tool.ruff\nbroken")
    assert run("check", "plan.md", "-f", "json").err == ""
    assert (
        "Settings: no golive.yaml, and no pyproject.toml with [tool.golive], between"
        in run("check", "--show-config").out
    )
