"""The evidence of a record, piece by piece: what it covers, what it is called, where it stands, what it waits for."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from golive import Engine
from golive.engine.evaluate.evidence import collect
from golive.engine.evaluate.piece import Piece
from golive.engine.infer.coverage import State
from golive.schemas.record import PortfolioRecord, Record

AS_OF = date(2026, 6, 1)
ANY = "project/define-scope"
RUNNING = "project/report-status"
WAIVER = {"reason": "Too small", "by": "Sponsor", "date": "2026-05-01", "covers": [ANY]}


@pytest.fixture
def pieces(engine: Engine) -> Callable[[dict[str, Any]], list[Piece]]:
    """The evidence of a record."""
    return lambda value: collect(Record.model_validate(value), engine.networks, AS_OF)


Pieces = Callable[[dict[str, Any]], list[Piece]]


def test_an_empty_record_has_no_evidence(pieces: Pieces) -> None:
    assert pieces({}) == []


def test_a_piece_says_all_that_is_known_of_it(pieces: Pieces) -> None:
    task = {"name": "Scope signed", "status": "done", "date": "2026-05-04", "covers": [ANY]}
    assert pieces({"activities": [{"name": "Other"}, task]}) == [
        Piece(ANY, State.DONE, date(2026, 5, 4), "Scope signed", "/activities/1", "covers")
    ]


@pytest.mark.parametrize(
    ("status", "state"), [("done", State.DONE), ("in-progress", State.IN_PROGRESS), ("planned", State.PLANNED)]
)
def test_state_by_status(status: str, state: State, pieces: Pieces) -> None:
    (piece,) = pieces({"activities": [{"name": "A", "status": status, "covers": [ANY]}]})
    assert (piece.state, piece.needs) == (state, ())


def test_in_progress_is_done_for_what_is_continuous_only(pieces: Pieces) -> None:
    found = pieces({"activities": [{"name": "A", "status": "in-progress", "covers": [RUNNING, ANY]}]})
    assert {piece.activity: piece.state for piece in found} == {RUNNING: State.DONE, ANY: State.IN_PROGRESS}


@pytest.mark.parametrize(
    ("name", "needs"),
    [
        ("activities", "activities[0].status"),
        ("stakeholders", "stakeholders[0].status"),
        ("project_changes", "project_changes[0].decision"),
        ("known_errors", "known_errors[0].handed_over_on"),
    ],
)
def test_an_unsaid_state_names_the_field_that_would_tell(name: str, needs: str, pieces: Pieces) -> None:
    (piece,) = [p for p in pieces({name: [{"covers": [ANY]}]}) if p.activity == ANY]
    assert (piece.state, piece.needs) == (State.UNSAID, (needs,))


def test_an_activity_that_is_named_twice_counts_once(pieces: Pieces) -> None:
    assert len(pieces({"activities": [{"name": "A", "status": "done", "covers": [ANY, ANY]}]})) == 1


def test_evidence_stands_in_the_order_of_the_record(pieces: Pieces) -> None:
    every = {"status": "done", "covers": [ANY]}
    lists = ["risks", "requirements", "stakeholders", "activities"]
    found = pieces({**{name: [every, every] for name in lists}, "els": {"covers": [ANY]}, "cab": {"covers": [ANY]}})
    assert [piece.pointer for piece in found] == [
        *(f"/{name}/{number}" for name in reversed(lists) for number in (0, 1)),
        "/cab",
        "/els",
    ]


@pytest.mark.parametrize(
    ("name", "element", "label"),
    [
        ("activities", {"name": "A name", "text": "A text"}, "A name"),
        ("service_changes", {"id": "CHG-7", "text": "A text"}, "CHG-7"),
        ("improvements", {"text": "A text"}, "A text"),
        ("activities", {"name": "", "text": "A text"}, "A text"),
        ("activities", {}, "activities[0]"),
        ("cab", {}, "cab"),
    ],
)
def test_a_piece_is_called_by_name_id_text_or_place(
    name: str, element: dict[str, Any], label: str, pieces: Pieces
) -> None:
    element = {**element, "covers": [ANY]}
    (piece,) = [p for p in pieces({name: element if name == "cab" else [element]}) if p.activity == ANY]
    assert piece.name == label


def test_a_waiver_carries_who_and_why(pieces: Pieces) -> None:
    assert pieces({"waivers": [WAIVER]}) == [
        Piece(
            ANY,
            State.WAIVED,
            date(2026, 5, 1),
            "Too small",
            "/waivers/0",
            "waiver",
            remark="waived by Sponsor: Too small",
            owner="Sponsor",
        )
    ]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"reason": None}, "the waiver 'waivers[0]' (<record>) does not count: it has no reason"),
        ({"by": " "}, "the waiver 'Too small' (<record>) does not count: it has no person (by)"),
        (
            {"by": None, "date": None},
            "the waiver 'Too small' (<record>) does not count: it has no person (by), no date",
        ),
        (
            {"by": "N.N."},
            "the waiver 'Too small' (<record>) does not count: 'N.N.' names nobody: write under by who "
            "approved it, by name or role",
        ),
        (
            {"reason": "[tbd]", "date": None},
            "the waiver '[tbd]' (<record>) does not count: it has no date; '[tbd]' is no reason: write why "
            "this is left out",
        ),
        ({"expires": "2026-05-31"}, "the waiver 'Too small' (<record>) does not count: it expired on 2026-05-31"),
        ({"scope": ["P-2", "P-3"]}, "the waiver 'Too small' (<record>) does not count: it is meant for P-2, P-3"),
        ({"scope": []}, "the waiver 'Too small' (<record>) does not count: it is meant for no project"),
    ],
)
def test_a_waiver_that_does_not_count_says_why(
    changed: dict[str, Any], said: str, pieces: Pieces, engine: Engine
) -> None:
    record = {"id": "P-1", "waivers": [{**WAIVER, **changed}]}
    assert said in engine.check(record, as_of=AS_OF, select=(ANY,)).notes
    assert pieces(record) == []


@pytest.mark.parametrize("covers", [[], ["release-mgmt/run-els"]], ids=["nothing", "what does not apply"])
def test_a_waiver_that_fits_nothing_is_loud(covers: list[str], engine: Engine, base: dict[str, Any]) -> None:
    report = engine.check({**base, "waivers": [{**WAIVER, "covers": covers}]})
    assert any("waiver" in note for note in report.notes)


def test_content_is_evidence_with_its_own_place(pieces: Pieces) -> None:
    found = pieces({"els": {"exit_criteria": ["Calm"]}, "cab": {"members": [{"name": "A"}]}})
    assert sorted((p.activity, p.state, p.pointer, p.how) for p in found) == [
        ("change-mgmt/define-cab", State.DONE, "/cab/members", "content"),
        ("release-mgmt/els-exit-criteria", State.DONE, "/els/exit_criteria", "content"),
    ]


def test_each_element_of_a_list_is_a_piece_by_content(pieces: Pieces) -> None:
    requirements = [
        {"name": "Invoices", "category": "business", "status": "done", "date": "2026-05-02"},
        {"name": "Memory", "category": "technical"},
        {"name": "Reports", "category": "business", "status": "planned"},
        {"name": "Dropped", "category": "business", "status": "cancelled"},
        {"name": "No category"},
    ]
    found = pieces({"requirements": requirements})
    assert [(p.activity.partition("/")[2], p.name, p.state, p.pointer) for p in found] == [
        ("business-utility", "Invoices", State.DONE, "/requirements/0"),
        ("business-utility", "Reports", State.PLANNED, "/requirements/2"),
        ("technical-architecture", "Memory", State.DONE, "/requirements/1"),
    ]


def test_what_is_said_under_covers_is_taken_back_where_content_decides(pieces: Pieces) -> None:
    cab = "change-mgmt/obtain-cab-approval"
    task = {"name": "CAB said yes", "status": "done", "covers": [cab, ANY]}
    found = pieces({"activities": [task], "service_changes": []})
    assert {piece.activity: (piece.state, piece.said, piece.remark) for piece in found} == {
        cab: (State.PLANNED, State.DONE, "said to be done, but service changes do not show it"),
        ANY: (State.DONE, None, None),
    }


def test_a_portfolio_has_tasks_and_waivers_but_no_control_records(engine: Engine) -> None:

    ids = [activity.id for activity in engine.ruleset.activities if activity.scope == "portfolio"]
    name = ids[0]
    record = PortfolioRecord.model_validate(
        {
            "projects": [],
            "activities": [{"name": "Board", "status": "done", "covers": [name]}],
            "waivers": [{**WAIVER, "covers": [name]}],
        }
    )
    found = collect(record, engine.networks, AS_OF)
    assert [(piece.activity, piece.state) for piece in found] == [(name, State.DONE), (name, State.WAIVED)]
