"""Places as reports write them, taken apart again."""

from collections.abc import Callable

import pytest

from golive import Report
from golive.engine.report.words.places import Place, place_of, seen_in


@pytest.mark.parametrize(
    ("where", "place", "uri"),
    [
        ("plan.csv:12", Place("plan.csv", 12), "plan.csv"),
        ("a folder/plan (2).yaml:7", Place("a folder/plan (2).yaml", 7), "a%20folder/plan%20%282%29.yaml"),
        ("/tmp/plan.mpp (ID 12)", Place("/tmp/plan.mpp", row="ID 12"), "file:///tmp/plan.mpp"),
        ("plan.json (SHOP-10)", Place("plan.json", row="SHOP-10"), "plan.json"),
        ("plan.xlsx", Place("plan.xlsx"), "plan.xlsx"),
        ("-:3", Place("-", 3), None),
        ("<record>", Place("<record>"), None),
    ],
)
def test_a_place_and_its_address(where: str, place: Place, uri: str | None) -> None:
    assert place_of(where) == place
    assert place.uri == uri


def test_a_workbook_has_no_lines() -> None:
    assert not place_of("plan.XLSX:12").is_text
    assert place_of("plan.csv").is_text


def test_the_elements_that_a_rule_names_are_seen_where_they_stand(masked: Callable[..., Report]) -> None:
    report = masked("no-go")
    rule = next(finding for finding in report.rules if finding.id == "CHG-02")
    seen = seen_in(report, rule)[0]
    assert (seen.name, seen.place) == ("CHG-42", Place("tests/records/no-go.yaml", 13))


@pytest.mark.parametrize(
    ("remark", "names"),
    [
        ("A (b) (x.yaml:1); C (x.json (K-2)) and 3 more", ["A (b)", "C"]),
        ("Collect the requirements (utility)", []),
    ],
)
def test_only_places_are_taken_for_places(remark: str, names: list[str], masked: Callable[..., Report]) -> None:
    report = masked("no-go")
    rule = report.rules[0].model_copy(update={"remarks": (remark,), "because": ()})
    assert [seen.name for seen in seen_in(report, rule) if seen.kind == "element"] == names
    assert names or seen_in(report, rule)[0].kind == "record"
