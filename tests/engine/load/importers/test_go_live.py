"""Which names of milestones say plainly that this is the go-live."""

import pytest

from golive.engine.load.importers.go_live import Milestone, plain_go_live, says_go_live

_PLACE = ("plan.xml", 1)


@pytest.mark.parametrize(
    "name",
    [
        *("Go-live", "Go live", "GO-LIVE complete", "Go-Live!", "ERP go-live", "M5: Go-Live", "Milestone - Go-live"),
        *("Cutover complete", "Data centre cut-over completed", "SAP S/4HANA Go-Live", "Project goes live"),
        *("Produktivsetzung", "Meilenstein: Produktivsetzung erfolgt", "Inbetriebnahme", "Mise en production"),
        *("Mise en production effectuée", "Puesta en producción", "Messa in produzione", "Livegang", "Go-live date"),
    ],
)
def test_plain(name: str) -> None:
    assert says_go_live(name)


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Go-live readiness",
            "Ready for go-live",
            "Go/no-go",
            "Pilot go-live",
            "Go-live support ends",
            "UAT complete",
        ),
        *(
            "Go-live wave 1",
            "Wave 2 go-live",
            "Post go-live review",
            "Go-live approved",
            "Go-live plan",
            "Mock cutover",
        ),
        *(
            "Freigabe zur Produktivsetzung",
            "Vor Go-Live",
            "Préparation avant mise en production",
            "Live",
            "",
            "x " * 500,
        ),
        *("No go-live before 1 May", "Go-live of the pilot", "Dry run of the cutover", "Cutover rehearsal complete"),
    ],
)
def test_something_else(name: str) -> None:
    assert not says_go_live(name)


def test_only_one_is_taken() -> None:
    first, second = Milestone("Go-live", "2026-10-05", _PLACE), Milestone("ERP go-live", "2026-10-06", _PLACE)
    assert plain_go_live([first, Milestone("UAT complete", None, _PLACE)]) == first
    assert plain_go_live([first, second]) is None
    assert plain_go_live([]) is None
