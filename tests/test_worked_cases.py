"""Four whole projects, with every finding that a person who knows the matter gives them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from golive import ActivityFinding, Engine, Report
from golive.schemas.words import SEVERITIES

CASES = sorted((Path(__file__).parent / "records/worked").glob("*.yaml"))


@pytest.fixture(scope="module", params=CASES, ids=lambda path: path.stem)
def case(request: pytest.FixtureRequest, read_yaml: Callable[[Path], Any]) -> Any:
    """A case: gate, record, expected."""
    return read_yaml(request.param)


@pytest.fixture(scope="module")
def report(case: Any, engine: Engine) -> Report:
    """The report on the record of the case."""
    return engine.check(case["record"], gate=case["gate"])


def _ids(report: Report, outcome: str) -> list[str]:
    return sorted(finding.id for finding in report.activities if finding.outcome == outcome)


def test_there_are_four_cases() -> None:
    assert [path.stem for path in CASES] == [
        "erp-deployment",
        "firewall-replacement",
        "pc-rollout",
        "single-pc-install",
    ]


def test_verdict(case: Any, report: Report) -> None:
    assert report.verdict.result == case["expected"]["verdict"]


@pytest.mark.parametrize("severity", SEVERITIES)
def test_missing(severity: str, case: Any, report: Report) -> None:
    found = [f.id for f in report.activities if f.outcome == "missing" and f.severity == severity]
    assert sorted(found) == sorted(case["expected"]["missing"][severity])


def test_open(case: Any, report: Report) -> None:
    assert _ids(report, "open") == sorted(case["expected"]["open"])


def test_not_applicable(case: Any, report: Report) -> None:
    assert _ids(report, "not-applicable") == sorted(case["expected"]["not_applicable"])


def test_nothing_is_undecided(report: Report) -> None:
    assert _ids(report, "undecided") == []


def test_counts(case: Any, report: Report) -> None:
    counted = report.counts.model_dump()
    assert {name: counted[name] for name in case["expected"]["counts"]} == case["expected"]["counts"]


def test_what_must_not_be_reported_is_not(case: Any, report: Report) -> None:
    lacking = {finding.id for finding in report.activities if finding.outcome in ("missing", "open")}
    assert not lacking & set(case["expected"]["not_reported"])


def test_a_finding_that_does_not_apply_names_a_fact_that_fails(report: Report) -> None:
    def fails(finding: ActivityFinding) -> bool:
        return bool(finding.because) and all(reason.value is False for reason in finding.because)

    assert all(fails(finding) for finding in report.activities if finding.outcome == "not-applicable")
