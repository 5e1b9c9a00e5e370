"""Places are taken out of texts, whatever the files are called, and nothing else is."""

from collections.abc import Callable

import pytest

from golive import Report
from golive.engine.compare.places import Bare


@pytest.mark.parametrize(
    ("told", "bare"),
    [
        ("RFC-1 (plan.yaml:13)", "RFC-1"),
        ("RFC-1 (plan (1).yaml:13); RFC-2 (plan (1).yaml:14)", "RFC-1; RFC-2"),
        ("Move (plan.json (SHOP-10))", "Move"),
        ("Cut-over (2026-11-02, plan.yaml:13)", "Cut-over (2026-11-02)"),
        ("els.exit_criteria is empty (plan (1).yaml:40)", "els.exit_criteria is empty"),
        ("Test (first round)", "Test (first round)"),
        ("waived by Hugh Larkin (service delivery manager): as agreed", None),
    ],
)
def test_places_are_taken_out(told: str, bare: str | None, masked: Callable[..., Report]) -> None:
    report = masked("no-go")
    seen = report.record.model_copy(update={"source": "plan (1).yaml"})
    assert Bare(report.model_copy(update={"record": seen})).text(told) == (told if bare is None else bare)
