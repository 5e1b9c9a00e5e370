"""Of which kind a service change is; what is not plain is not guessed."""

import pytest

from golive.engine.load.importers.change_kinds import kind_of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Go-live of the portal", "deployment"),
        ("Deploy release 4.2", "deployment"),
        ("Roll out Teams to branch 7", "deployment"),
        ("Put the ERP into production on new servers", "deployment"),
        ("Install firewall in Quarndale", "infrastructure"),
        ("Deploy two switches and a router", "infrastructure"),
        ("Network", "infrastructure"),
        ("Decommission server", "removal"),
        ("Retire the old portal", "removal"),
        ("Go-live of the new portal, switch off the old one", None),
        ("Reboot server", None),
        ("ERP phase 3", None),
        ("Release memory on the host", None),
        ("Other", None),
        ("", None),
    ],
)
def test_kinds(text: str, kind: str | None) -> None:
    assert kind_of(text) == kind


def test_the_first_text_that_speaks_of_one_decides() -> None:
    assert kind_of("normal", None, "Deploy release 4.2", "Hardware") == "deployment"
    assert kind_of("normal", "Reboot server", "Network") is None
