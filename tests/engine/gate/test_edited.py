"""A record with edits made to it says what it would say had it been written so, and shares all else."""

from datetime import date

import pytest

from golive.engine.gate.edited import Editor, edited
from golive.engine.gate.edits import Add, Answer, Cover, Edit, Put
from golive.schemas.record import Record

DAY = date(2026, 10, 26)
PLAIN = {
    "sponsor": "Ada",
    "facts": {"risky": False},
    "activities": [{"name": "one"}, {"name": "two", "status": "planned"}],
    "service_changes": [{"id": "R1", "decision": "pending"}],
    "budget": {"baseline": 5, "lines": [{"text": "Licences", "amount": 5}]},
    "calendar": {"freezes": [{"from": "2026-12-20"}]},
}
TASK = {"name": "t/one", "status": "done", "covers": ["t/one"], "date": "2026-10-26"}
CASES: list[tuple[Edit, dict[str, object]]] = [
    (Cover("t/one", True), {"activities": [*PLAIN["activities"], TASK]}),  # type: ignore[misc]
    (
        Cover("t/one", False),
        {"activities": [*PLAIN["activities"], {"name": "t/one", "status": "planned", "covers": ["t/one"]}]},  # type: ignore[misc]
    ),
    (Answer("big", True), {"facts": {"risky": False, "big": True}}),
    (Put(("sponsor",), "Bo"), {"sponsor": "Bo"}),
    (
        Put(("activities", 1, "date"), "2026-11-01"),
        {"activities": [{"name": "one"}, {"name": "two", "status": "planned", "date": "2026-11-01"}]},
    ),
    (Put(("dates", "go_live"), "2026-11-16"), {"dates": {"go_live": "2026-11-16"}}),
    (Put(("els", "exit_criteria"), "quiet", as_list=True), {"els": {"exit_criteria": ["quiet"]}}),
    (
        Put(("budget", "forecast"), 6),
        {"budget": {"baseline": 5, "forecast": 6, "lines": [{"text": "Licences", "amount": 5}]}},
    ),
    (Add("risks", 0, (("text", "Late"),)), {"risks": [{"text": "Late"}]}),
    (
        Add("service_changes", 1, (("id", "R2"),)),
        {"service_changes": [{"id": "R1", "decision": "pending"}, {"id": "R2"}]},
    ),
    (Add("cab.members", 0, (("kind", "it"),)), {"cab": {"members": [{"kind": "it"}]}}),
    (
        Add("budget.lines", 1, (("text", "Travel"),)),
        {"budget": {"baseline": 5, "lines": [{"text": "Licences", "amount": 5}, {"text": "Travel"}]}},
    ),
]


@pytest.mark.parametrize(("edit", "says"), CASES, ids=[repr(edit) for edit, _ in CASES])
def test_it_reads_as_if_it_had_been_written_so(edit: Edit, says: dict[str, object]) -> None:
    written = Record.model_validate({**PLAIN, **says})
    made = edited(Record.model_validate(PLAIN), [edit], DAY)
    assert made == written
    assert made.model_dump(exclude_unset=True) == written.model_dump(exclude_unset=True)


def test_all_edits_together() -> None:
    edits = [Add("risks", 1, (("text", "B"),)), Add("risks", 0, (("text", "A"),)), Put(("risks", 1, "owner"), "Ada")]
    made = edited(Record.model_validate(PLAIN), edits, DAY)
    assert [(risk.text, risk.owner) for risk in made.risks or []] == [("A", None), ("B", "Ada")]


def test_what_is_not_touched_is_shared_and_the_record_stays_as_it_was() -> None:
    record = Record.model_validate(PLAIN)
    made = edited(record, [Cover("t/one", True), Put(("activities", 0, "status"), "done")], DAY)
    assert record == Record.model_validate(PLAIN)
    assert made.budget is record.budget
    assert made.activities is not None
    assert record.activities is not None
    assert made.activities[1] is record.activities[1]
    assert made.activities[0] is not record.activities[0]


def test_what_is_made_alike_at_the_same_place_is_the_same_object() -> None:
    editor = Editor(Record.model_validate(PLAIN), DAY)
    one, other = (editor.edited([Cover("t/one", True), *more]) for more in ([], [Put(("sponsor",), "Bo")]))
    assert one.activities is not None
    assert other.activities is not None
    assert one.activities[2] is other.activities[2]


def test_an_element_that_is_not_there_cannot_be_filled_in() -> None:
    with pytest.raises(IndexError):
        edited(Record.model_validate(PLAIN), [Put(("risks", 0, "owner"), "Ada")], DAY)
