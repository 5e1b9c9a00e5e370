"""Whatever the public functions are given, only errors of golive are raised, and each says something."""

import io
import sys
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import golive
from golive import Engine, GoliveError, PortfolioRecord, Record, UsageError

RECORD: dict[str, Any] = {"id": "P-1"}


class WithoutRepr:
    """Something that cannot even be shown."""

    def __repr__(self) -> str:
        raise ValueError


def _circle() -> dict[str, Any]:
    circle: dict[str, Any] = {}
    circle["activities"] = [circle]
    return circle


def _deep() -> list[Any]:
    deep: list[Any] = []
    for _ in range(5_000):
        deep = [deep]
    return deep


def _wrong() -> list[Any]:
    """Values of every type, made anew, for some of them can be gone through once only."""
    return [
        *(None, 3, 3.5, -1, 10**400, True, float("nan"), float("inf"), Decimal(1), object, object(), WithoutRepr()),
        *(b"x", "", "-", "\0", "\ud800", "x" * 100_000, "{" * 5_000, "[" * 100_000, "<a>" * 3_000, "a: " * 3_000),
        *(Path(), Path("\0"), Path("-"), Path("/"), "/", "/dev/null", "no-such.yaml", Path("no/such")),
        *(date(2026, 1, 1), datetime(2026, 1, 1), [1], (1,), {"a"}, [], {}, range(3), iter([1]), _wrong, _deep()),
        *({1: 2}, {None: 1}, _circle(), {"name": "\ud800"}, {"name": object()}, {"activities": [object()]}),
        *({"as_of": datetime(2026, 1, 1)}, {"sites": 10**400}, {"sites": float("nan")}, {"facts": {1: True}}),
        *({"budget": {"baseline": float("inf")}}, {"activities": {"name": "x"}}, {"projects": 3}),
        *(Record.model_construct(stage="x"), Record.model_construct(activities=3), PortfolioRecord.model_construct()),
        Record.model_construct(name=object()),
    ]


def _calls(engine: Engine) -> dict[str, Callable[[Any], Any]]:
    report = engine.check(RECORD)
    return {
        "check": golive.check,
        "check gate": lambda x: golive.check(RECORD, gate=x),
        "check as_of": lambda x: golive.check(RECORD, as_of=x),
        "check ruleset": lambda x: golive.check(RECORD, ruleset=x),
        "check profile": lambda x: golive.check(RECORD, profile=x),
        "check profiles": lambda x: golive.check(RECORD, profile=[x]),
        "Engine": Engine,
        "Engine profile": lambda x: Engine(profile=[x]) if x not in ((), None) else None,
        "Engine isolated": lambda x: Engine("no-such", isolated=x),
        "Engine recognise": lambda x: Engine("no-such", recognise=x),
        "Engine.check": engine.check,
        "Engine.check select": lambda x: engine.check(RECORD, select=x),
        "Engine.check one select": lambda x: engine.check(RECORD, select=[x]),
        "Engine.check ignore": lambda x: engine.check(RECORD, ignore=x),
        "Engine.check min_decided": lambda x: engine.check(RECORD, min_decided=x),
        "Engine.read": engine.read,
        "Engine.load": engine.load,
        "Loaded.where": engine.read(RECORD).where,
        "Engine.load layer": lambda x: engine.load("examples/office-365-migration.yaml", x),
        "Engine.waived": engine.waived,
        "Engine.waived path": lambda x: engine.waived(RECORD, x),
        "Engine.told columns": lambda x: engine.told(columns=x),
        "Engine.told heading": lambda x: engine.told(columns={"name": x}),
        "Engine.told statuses": lambda x: engine.told(statuses=x),
        "Engine.told status": lambda x: engine.told(statuses={"Awaiting": x}),
        "Engine.told dates": lambda x: engine.told(dates=x),
        "Engine.in_terms": lambda x: engine.in_terms(x, "itil4"),
        "Engine.in_terms term": lambda x: engine.in_terms(report, x),
        "render": golive.render,
        "render one": lambda x: golive.render([x]),
        "render format": lambda x: golive.render(report, x),
        "render width": lambda x: golive.render(report, width=x),
        "compare old": lambda x: golive.compare(x, report),
        "compare new": lambda x: golive.compare(report, x),
        "load_reports": golive.load_reports,
        "rows": golive.rows,
        "rows one": lambda x: golive.rows([x]),
    }


NAMES = list(_calls(Engine()))


@pytest.mark.parametrize("name", NAMES)
def test_only_errors_of_golive_are_raised(
    name: str, engine: Engine, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
    call, told = _calls(engine)[name], []
    for wrong in _wrong():
        try:
            call(wrong)
        except GoliveError as error:
            told.append(str(error))
    assert len(told) > len(_wrong()) / 2
    assert all(told)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda e: e.check(RECORD, gate=3), "there is no gate 3; write one of charter-approval"),
        (lambda e: e.check(RECORD, gate="golive"), "there is no gate 'golive'; did you mean go-live?"),
        (lambda e: e.check(RECORD, as_of="2026-11-02"), "as_of is a datetime.date, not str"),
        (lambda e: e.check(RECORD, as_of=datetime(2026, 11, 2, 12)), "write as_of.date()"),
        (lambda e: e.check(RECORD, select="change-mgmt/"), "select is several beginnings of ids, not 'change-mgmt/'"),
        (lambda e: e.check(RECORD, min_decided=200), "a percentage from 0 to 100, not 200"),
        (lambda e: e.check(3), "a record is a model, a dict, a text or a path; it is not given as int"),
        (lambda e: e.read(RECORD).where(3), "a JSON pointer is a text such as '/activities/3', not int"),
        (lambda e: e.load(3), "a file is not given as int; write a path"),
        (lambda e: e.told(columns={"nmae": "Task"}), "there is no field 'nmae'; did you mean name?"),
        (lambda e: e.told(statuses={"Fertig": "finished"}), "there is no status 'finished'"),
        (lambda e: e.told(dates="us"), "there is no order of dates 'us'"),
        (lambda _: Engine(3), "a ruleset is a name or the path of a folder, not int"),
        (lambda _: Engine(profile=[3]), "a profile is a name or a path, not int"),
        (lambda _: Engine(isolated="yes"), "isolated is True or False, not 'yes'"),
        (lambda e: golive.render(e.check(RECORD), "htm"), "there is no format 'htm'; did you mean html?"),
        (lambda e: golive.render(e.check(RECORD), 3), "a format is a name such as 'html', not int"),
        (lambda _: golive.render([]), "there is no report"),
        (lambda _: golive.rows(RECORD), "this is no report"),
    ],
)
def test_what_is_wrong_is_said(call: Callable[[Engine], Any], says: str, engine: Engine) -> None:
    with pytest.raises(UsageError) as raised:
        call(engine)
    assert says in str(raised.value)


def test_a_report_of_another_ruleset_has_no_terms_here(engine: Engine) -> None:
    report = Engine("readiness").check(RECORD)
    with pytest.raises(UsageError, match="the report is of the ruleset readiness, not of pmbok-itil"):
        engine.in_terms(report, "itil4")


def test_nor_has_one_of_a_ruleset_that_this_one_extends(engine: Engine) -> None:
    with pytest.raises(UsageError, match="the report is of the ruleset pmbok-itil, not of readiness"):
        Engine("readiness").in_terms(engine.check(RECORD), "itil4")


def test_a_record_that_another_engine_loaded_is_evaluated(engine: Engine) -> None:
    loaded = Engine("readiness").read({"activities": [{"name": "A", "covers": ["release-mgmt/plan-back-out"]}]})
    assert engine.check(loaded).ruleset.id == "pmbok-itil"
