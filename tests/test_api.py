"""The public API: what can be checked, what is raised, and that it is quiet and safe in threads."""

import json
import os
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import golive
from golive import Engine, InputError, PortfolioRecord, Record, UsageError

AS_OF = date(2026, 3, 2)
VALUE: dict[str, Any] = {
    "id": "P-1",
    "name": "A project",
    "stage": "planning",
    "as_of": "2026-03-02",
    "facts": {"touches_production": True},
    "activities": [{"name": "Scope", "status": "done", "date": "2026-02-02", "covers": ["project/define-scope"]}],
    "waivers": [{"reason": "Small", "by": "Sponsor", "date": "2026-02-02", "covers": ["project/manage-team"]}],
}
YAML = """\
id: P-1
name: A project
stage: planning
as_of: 2026-03-02
facts: { touches_production: yes }
activities: [{ name: Scope, status: done, date: 2026-02-02, covers: [project/define-scope] }]
waivers: [{ reason: Small, by: Sponsor, date: 2026-02-02, covers: [project/manage-team] }]
"""


def _outcomes(record: Any, **options: Any) -> dict[str, Any]:
    report = golive.check(record, **options)
    return {
        "verdict": report.verdict,
        "counts": report.counts,
        "gate": report.gate,
        "outcomes": [(finding.id, finding.outcome, finding.date) for finding in report.activities],
    }


def test_a_record_is_the_same_however_it_is_given(tmp_path: Path) -> None:
    path = tmp_path / "record.yaml"
    path.write_text(YAML, encoding="utf-8")
    given = [VALUE, YAML, json.dumps(VALUE), json.dumps(VALUE, indent=1), path, str(path), Record.model_validate(VALUE)]
    expected = _outcomes(VALUE)
    assert ("project/define-scope", "done", date(2026, 2, 2)) in expected["outcomes"]
    for record in given:
        assert _outcomes(record) == expected


def test_a_plan_as_xml_can_be_given_as_text_or_path(root: Path) -> None:
    path = root / "examples/new-office-plan.xml"
    text = path.read_text(encoding="utf-8")
    assert golive.check(text).record.name == golive.check(path).record.name == "New branch office Quarndale"


def test_a_portfolio_is_a_record_too() -> None:
    value = {"projects": [{"id": "P-1"}], "activities": []}
    reports = [golive.check(value), golive.check(PortfolioRecord.model_validate(value))]
    assert [report.record.scope for report in reports] == ["portfolio", "portfolio"]
    assert reports[0].counts == reports[1].counts


def test_what_is_given_is_not_changed() -> None:
    before = json.dumps(VALUE)
    golive.check(VALUE)
    assert json.dumps(VALUE) == before


def test_a_model_keeps_absent_and_null_apart() -> None:
    dates = [{"baseline_finish": "2026-01-01"}, {"baseline_finish": "2026-01-01", "forecast_finish": None}]
    found = [golive.check(Record.model_validate({**VALUE, "dates": one})).facts["timeline_extended"] for one in dates]
    assert [fact.value for fact in found] == [None, False]


def test_gate_and_day_are_options() -> None:
    report = golive.check(VALUE, gate="go-live", as_of=AS_OF)
    assert (report.gate, report.gate_from, report.as_of, report.as_of_from) == ("go-live", "asked", AS_OF, "asked")


def test_another_ruleset_is_an_option(small_ruleset: Path) -> None:
    for name in (small_ruleset, str(small_ruleset)):
        assert golive.check({"activities": []}, ruleset=name).ruleset.id == "small"


def test_select_and_ignore_are_options_of_the_engine(engine: Engine) -> None:
    report = engine.check(VALUE, select=("project/",), ignore=("project/manage-team",))
    ids = [finding.id for finding in report.activities]
    assert ids
    assert all(name.startswith("project/") and name != "project/manage-team" for name in ids)
    assert (report.selected, report.ignored) == (["project/"], ["project/manage-team"])


@pytest.mark.parametrize("text", ["[{name: A}, {name: B}]", '{"name": "A"}\n{"name": "B"}\n', "- name: A\n- name: B\n"])
def test_several_records_in_one_text_are_an_error(text: str) -> None:
    with pytest.raises(InputError, match="has 2 records"):
        golive.check(text)


def test_several_records_are_loaded_and_checked_one_by_one(engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    path.write_text('{"name": "A"}\n{"name": "B"}\n', encoding="utf-8")
    assert [engine.check(loaded).record.name for loaded in engine.load(str(path))] == ["A", "B"]


def test_layers_are_laid_over_a_record(engine: Engine, tmp_path: Path) -> None:
    names = []
    for name, text in (("record", "name: A\n"), ("first", "billable: true\n"), ("second", "sites: 3\n")):
        path = tmp_path / f"{name}.yaml"
        path.write_text(text, encoding="utf-8")
        names.append(str(path))
    (loaded,) = engine.load(*names)
    facts = engine.check(loaded).facts
    assert (facts["billable"].value, facts["multi_site"].value) == (True, True)


# What is raised.


@pytest.mark.parametrize(
    ("record", "problem"),
    [
        ({"titel": "A"}, "/titel"),
        ({"facts": {"touches_productoin": True}}, "/facts/touches_productoin"),
        ({"activities": [{"name": "A", "covers": ["project/define-scop"]}]}, "/activities/0/covers/0"),
        ({"stage": "later"}, "/stage"),
        ({"as_of": "2026-02-30"}, "/as_of"),
    ],
)
def test_a_record_that_cannot_be_used_is_an_input_error_with_places(record: dict[str, Any], problem: str) -> None:
    with pytest.raises(InputError) as raised:
        golive.check(record)
    assert [found.pointer for found in raised.value.problems] == [problem]


@pytest.mark.parametrize(
    "covers", [("nope/nope",), {"nope/nope"}, frozenset({"nope/nope"})], ids=lambda c: type(c).__name__
)
def test_an_unknown_id_never_passes(covers: Any) -> None:
    with pytest.raises(InputError, match="nope/nope"):
        golive.check({"activities": [{"name": "A", "covers": covers}]})


def test_an_unknown_id_in_a_model_is_an_input_error() -> None:
    record = Record.model_validate({"activities": [{"name": "A", "covers": ["nope/nope"]}]})
    with pytest.raises(InputError, match="nope/nope"):
        golive.check(record)


def test_all_problems_are_told_not_the_first() -> None:
    with pytest.raises(InputError) as raised:
        golive.check("titel: A\nstage: later\nfacts: {nonsense: true}\n")
    assert [(problem.line, problem.pointer) for problem in raised.value.problems] == [
        (1, "/titel"),
        (2, "/stage"),
        (3, "/facts/nonsense"),
    ]
    assert str(raised.value) == "\n".join(str(problem) for problem in raised.value.problems)


@pytest.mark.parametrize("path", ["no-such-file.yaml", "no/such/file.json"])
def test_a_path_without_a_file_is_an_input_error(path: str) -> None:
    for record in (path, Path(path)):
        with pytest.raises(InputError, match="there is no such file"):
            golive.check(record)


@pytest.mark.parametrize("text", ["\n", " \n ", "{}x\n", "a: [\n", "[]"])
def test_a_text_that_is_no_record_is_an_input_error(text: str) -> None:
    with pytest.raises(InputError):
        golive.check(text)


@pytest.mark.parametrize("record", [None, 3, ["name: A"], b"name: A"], ids=repr)
def test_what_can_be_no_record_is_an_error_of_ours(record: Any) -> None:
    with pytest.raises(golive.GoliveError):
        golive.check(record)


def test_an_unknown_gate_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match=r"there is no gate 'golive'; did you mean go-live\?"):
        golive.check(VALUE, gate="golive")


@pytest.mark.parametrize("option", ["select", "ignore"])
@pytest.mark.parametrize("prefix", ["nope/", ""])
def test_an_unknown_prefix_is_a_usage_error(option: str, prefix: str, engine: Engine) -> None:
    with pytest.raises(UsageError, match="nothing begins with"):
        engine.check(VALUE, **{option: (prefix,)})


def test_a_selection_that_leaves_nothing_is_a_usage_error(engine: Engine) -> None:
    with pytest.raises(UsageError, match="nothing is left"):
        engine.check(VALUE, select=("project/define-scope",), ignore=("project/",))


def test_an_unknown_ruleset_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="pmbok-itil"):
        golive.check(VALUE, ruleset="pmbok")


def test_a_folder_that_is_no_ruleset_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="it has no ruleset"):
        golive.check(VALUE, ruleset=tmp_path)
    with pytest.raises(InputError, match="there is no such folder"):
        golive.check(VALUE, ruleset=tmp_path / "none")


def test_errors_can_be_sent_to_another_process() -> None:
    with pytest.raises(InputError) as raised:
        golive.check({"titel": "A"})
    again = pickle.loads(pickle.dumps(raised.value))
    assert (again.problems, str(again)) == (raised.value.problems, str(raised.value))


def test_reports_can_be_sent_to_another_process_and_are_not_changed_by_accident() -> None:
    report = golive.check(VALUE)
    assert pickle.loads(pickle.dumps(report)) == report
    with pytest.raises(ValueError, match="frozen"):
        report.gate = "go-live"


# Quiet, and the same every time.


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str], small_ruleset: Path) -> None:
    Engine(small_ruleset)
    golive.check(VALUE)
    with pytest.raises(InputError):
        golive.check({"titel": "A"})
    assert tuple(capfd.readouterr()) == ("", "")


def test_the_same_record_gives_the_same_report() -> None:
    assert golive.check(VALUE).model_dump_json() == golive.check(VALUE).model_dump_json()


def test_eight_threads_give_identical_reports(engine: Engine, root: Path) -> None:
    names = ("go", "conditional", "hold", "no-go", "not-a-project", "undecided", "waived", "overdue")
    loaded = [engine.load(str(root / f"tests/records/{name}.yaml"))[0] for name in names]
    alone = [engine.check(one).model_dump_json() for one in loaded]

    def work(number: int) -> list[bool]:
        turns = [(number + turn) % len(loaded) for turn in range(20)]
        return [engine.check(loaded[turn]).model_dump_json() == alone[turn] for turn in turns]

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(work, range(8))) == [[True] * 20] * 8


def test_two_engines_do_not_disturb_each_other(engine: Engine, small: Engine) -> None:
    def totals(number: int) -> tuple[int, int]:
        other = {"activities": [], "sites": number + 1}
        return engine.check(other).counts.total, small.check(other).counts.total

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(totals, range(40)))) == 1


def test_the_example_of_embedding_runs(root: Path, tmp_path: Path) -> None:
    example = root / "examples/embed.py"
    if not example.is_file():
        pytest.skip("there is no such example")
    done = subprocess.run(
        [sys.executable, "-W", "error", str(example)],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env=dict(os.environ),
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("verdict: no-go\n")


# A string is a text or a path.


@pytest.mark.parametrize(
    "text",
    [
        "name: ERP",
        "name:  ERP",
        "  name: ERP",
        "name : ERP",
        "facts: { user_facing: yes }",
        f"name: ERP # {'x' * 5_000}",
    ],
)
def test_a_line_that_reads_like_a_record_is_a_text(text: str) -> None:
    assert golive.check(text).record.name in ("ERP", None)


@pytest.mark.parametrize("text", ["", " ", "\t", "\n"])
def test_an_empty_text_is_no_path(text: str) -> None:
    with pytest.raises(golive.InputError) as caught:
        golive.check(text)
    assert str(caught.value) == "<text>: is empty; `golive init` writes a record to fill in"


def test_a_mistake_in_a_line_has_its_place() -> None:
    with pytest.raises(golive.InputError) as caught:
        golive.check("nmae: ERP")
    assert str(caught.value) == "<text>:1: /nmae: there is no such key; did you mean name?"


@pytest.mark.parametrize("path", ["record.yaml", "C:/plans/erp.yaml", "erp", "a:b"])
def test_any_other_string_is_a_path(path: str) -> None:
    with pytest.raises(golive.InputError) as caught:
        golive.check(path)
    assert str(caught.value) == f"{path}: there is no such file"


def test_a_file_may_be_called_like_a_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "name: x").write_text("name: from the file", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert golive.check("name: x").record.name == "from the file"


def test_what_stands_nowhere_has_no_line() -> None:
    loaded = Engine().read("id: P-1\nactivities:\n- name: A/B\n  status: done\n")
    places = [loaded.where(pointer) for pointer in ("/id", "/activities/0/status", "/activities/1", "/nope", "id")]
    assert places == ["<text>:1", "<text>:4", "<text>", "<text>", "<text>"]


# What databases and data frames give.


@pytest.mark.parametrize(
    ("given", "same"),
    [
        ({"budget": {"baseline": Decimal("1.5")}}, {"budget": {"baseline": 1.5}}),
        ({"sites": Decimal(3)}, {"sites": 3}),
        ({"as_of": datetime(2026, 11, 2)}, {"as_of": "2026-11-02"}),
    ],
)
def test_values_of_databases_are_taken(given: dict[str, Any], same: dict[str, Any]) -> None:
    assert Engine().read(given).record == Engine().read(same).record


def test_values_of_data_frames_are_taken() -> None:
    numpy = pytest.importorskip("numpy")
    given = {"sites": numpy.int64(3), "budget": {"baseline": numpy.float64(1.5)}}
    assert Engine().read(given).record == Engine().read({"sites": 3, "budget": {"baseline": 1.5}}).record


@pytest.mark.parametrize("given", [datetime(2026, 11, 2, 9), datetime(2026, 11, 2, tzinfo=UTC)])
def test_a_time_of_day_is_told_with_the_type_to_give(given: datetime) -> None:
    with pytest.raises(InputError, match=r"/as_of: .* is a datetime .*; give a datetime\.date, as value\.date\(\)"):
        golive.check({"as_of": given})


def test_a_percentage_may_be_a_decimal(engine: Engine) -> None:
    assert engine.check(VALUE, min_decided=Decimal(80)) == engine.check(VALUE, min_decided=80)


# Reports that are read again.


def test_reports_are_read_from_their_text() -> None:
    report = golive.check(VALUE)
    assert golive.load_reports(golive.render([report, report], "json")) == [report, report]
    assert golive.load_reports(report.model_dump_json(indent=1)) == [report]


@pytest.mark.parametrize(
    ("text", "says"),
    [("{}", "is no report"), ("", "is empty"), ('{"report_version": 2}', "is version 2 of reports"), ("{", "<text>")],
)
def test_what_is_no_report_is_an_input_error(text: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        golive.load_reports(text)


def test_two_dates_of_go_live_are_told() -> None:
    dates: dict[str, Any] = {"go_live": "2026-12-01", "gates": {"go-live": "2026-12-05"}}
    report = golive.check({"as_of": AS_OF, "dates": dates})
    assert [note for note in report.notes if "go-live has two dates: dates.gates.go-live 2026-12-05 counts" in note]
    assert report.gate_dates == {"go-live": date(2026, 12, 5)}
    same = golive.check({"as_of": AS_OF, "dates": {**dates, "go_live": "2026-12-05"}})
    assert not [note for note in same.notes if "two dates" in note]
