"""golive's own lists as CSV."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from golive import Engine, InputError
from golive.engine.load.formats import read_trees
from golive.engine.load.importers.guide import Guide
from golive.engine.load.record import records_from_text
from golive.engine.load.source import Source
from golive.engine.load.vocabulary import Vocabulary

Refused = Callable[..., list[str]]
GUIDE = Guide(Vocabulary(frozenset({"risk/list"}), frozenset({"touches_production"}), frozenset()))


def _record(text: str, name: str) -> dict[str, Any]:
    (loaded,) = records_from_text(text, GUIDE, name)
    return loaded.record.model_dump(mode="json", exclude_unset=True)


@pytest.mark.parametrize(
    ("name", "text", "record"),
    [
        (
            "activities.csv",
            "project_id,name,status,date,owner,predecessors,aspects,covers\n"
            "P1,Load test,planned,2026-11-01,Ada,A;B,capacity,risk/list\n",
            {
                "id": "P1",
                "activities": [
                    {
                        "name": "Load test",
                        "status": "planned",
                        "date": "2026-11-01",
                        "owner": "Ada",
                        "predecessors": ["A", "B"],
                        "aspects": ["capacity"],
                        "covers": ["risk/list"],
                    }
                ],
            },
        ),
        (
            "erp-service_changes.csv",
            "Id;Kind;Submitted;Decision;Decided by;Decided on\nRFC1;deployment;2026-10-01;approved;CAB;\n",
            {
                "service_changes": [
                    {
                        "id": "RFC1",
                        "kind": "deployment",
                        "submitted": "2026-10-01",
                        "decision": "approved",
                        "decided_by": "CAB",
                    }
                ]
            },
        ),
        (
            "gates.csv",
            "name,date,criteria,decision\nGo/no-go,2026-11-01,tests passed; desk trained,\n",
            {
                "authorization_points": [
                    {"name": "Go/no-go", "date": "2026-11-01", "criteria": ["tests passed", "desk trained"]}
                ]
            },
        ),
        (
            "budget.csv",
            "project_id,text,amount,labour\nP1,Licences,400000.5,no\n",
            {"id": "P1", "budget": {"lines": [{"text": "Licences", "amount": 400000.5, "labour": False}]}},
        ),
        (
            "project.csv",
            "id,name,type,stage,as_of,touches_production,go_live,pm_name,sites,els_exit_criteria\n"
            "P1,ERP,changed-service,executing,2026-10-01,unknown,2026-11-01,Ada,3,one;two\n",
            {
                "id": "P1",
                "name": "ERP",
                "type": "changed-service",
                "stage": "executing",
                "as_of": "2026-10-01",
                "facts": {"touches_production": None},
                "dates": {"go_live": "2026-11-01"},
                "pm": {"name": "Ada"},
                "sites": 3,
                "els": {"exit_criteria": ["one", "two"]},
            },
        ),
        (
            "export.csv",  # told by its headings alone
            "project_id,text,handed_over_on\nP1,Printer jams,2026-11-01\n",
            {"id": "P1", "known_errors": [{"text": "Printer jams", "handed_over_on": "2026-11-01"}]},
        ),
    ],
)
def test_every_list(name: str, text: str, record: dict[str, Any]) -> None:
    assert _record(text, name) == record


def test_a_record_for_each_project() -> None:
    trees = read_trees(Source("risks.csv", b"project_id,name,response\nA,x,y\nB,z,\nA,w,\n"), GUIDE)
    assert [(tree.value["id"], len(tree.value["risks"])) for tree in trees] == [("A", 2), ("B", 1)]
    assert trees[0].place("/risks/1") == ("risks.csv", 4)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id,kind,submited,decision\nR,deployment,2026-10-01,approved\n", "r_service_changes.csv:1: there is no column 'submited'; did you mean submitted?"),  # noqa: E501
        ("id,kind,decision\nR,deployment,aproved\n", "r_service_changes.csv:2: /service_changes/0/decision: 'aproved' is not known here; did you mean approved?"),  # noqa: E501
        ("id,kind,submitted\nR,deployment,30.10.2026\n", "r_service_changes.csv:2: /service_changes/0/submitted: '30.10.2026' is not a date; write 2026-10-30"),  # noqa: E501
        ("id,kind,Kind\nR,deployment,x\n", "r_service_changes.csv:1: the column kind stands twice; keep one of them"),
        ("id,covers\nR,risk/lst\n", "r_service_changes.csv:2: /service_changes/0/covers/0: there is no activity 'risk/lst'; did you mean risk/list?"),  # noqa: E501
    ],
)  # fmt: skip
def test_mistakes_are_told_with_their_row(text: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        records_from_text(text, GUIDE, "r_service_changes.csv")
    assert [str(problem) for problem in caught.value.problems] == [said]


def test_activities_of_other_tools_are_read_as_a_plan() -> None:
    record = _record("Name,Status,Owner\nOrder,In Progress,Ada\n", "activities.csv")
    assert record == {"activities": [{"name": "Order", "status": "in-progress", "owner": "Ada"}]}


def test_laid_over_a_plan(engine: Engine, put: Callable[[str, str], object], tmp_path: Path) -> None:
    put("plan.csv", "Task,Status\nOrder,Done\n")
    put("service_changes.csv", "id,kind,decision\nR1,deployment,approved\n")
    (loaded,) = engine.load(str(tmp_path / "plan.csv"), str(tmp_path / "service_changes.csv"))
    assert loaded.where("/service_changes/0") == f"{tmp_path}/service_changes.csv:2"
    assert loaded.where("/activities/0") == f"{tmp_path}/plan.csv:2"
