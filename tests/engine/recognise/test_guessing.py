"""What is guessed from a plan: what it says plainly, with the task that says so, not what other trades say."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from golive import Engine, Record
from golive.engine.recognise.guessing import Guessed, leaves

# From the place of the record to tasks that say it plainly, as people write them.
PLAIN = {
    "facts.buys_goods": ["Order 40 laptops", "Procure network switches", "Raise purchase order for servers",
                         "Bestellung Notebooks", "Commander les serveurs", "Receive hardware"],
    "facts.moves_data": ["Data migration", "Migrate mailboxes to Exchange Online", "Datenmigration",
                         "Copy file shares to new NAS", "Build interface to payroll"],
    "facts.user_facing": ["Train end users", "User acceptance testing", "Schulung der Anwender", "Create user guides",
                          "Formation des utilisateurs"],
    "facts.changes_way_of_working": ["Train staff on new phones", "Anwenderschulung durchführen"],
    "facts.pilot_planned": ["Pilot", "Deploy pilot", "Pilot group (20 users)", "Pilotphase", "Phase pilote"],
    "facts.els_planned": ["Hypercare", "Early life support", "Post go-live support", "Hypercare-Phase"],
    "facts.rehearsal_planned": ["Cutover rehearsal", "Dry run of the go-live", "Generalprobe"],
    "facts.touches_production": ["Go-live", "Deploy to production", "Livegang", "Mise en production"],
    "facts.has_build": ["System testing", "Build gold image", "Configure firewall", "Package applications"],
    "facts.has_custom_code": ["Develop custom code", "Write migration scripts", "Unit testing"],
    "facts.grants_access": ["Create user accounts", "Configure single sign-on", "Benutzerkonten anlegen"],
    "facts.stores_data": ["Configure backup", "Set up backup jobs", "Backup and restore test"],
    "facts.has_redundancy": ["Failover test", "Configure high availability"],
    "facts.requestable": ["Create request form", "Publish service catalogue item"],
    "facts.is_application": ["Install ERP", "Implement SAP"],
    "facts.run_cost_increases": ["Sign support contract", "Purchase annual maintenance"],
    "retires": ["Decommission old server", "Switch off old PBX", "Abschaltung Altsystem"],
    "sites": ["Roll out to remaining sites", "Install switches at each branch"],
    "suppliers": ["Issue RFP", "Negotiate contract with vendor"],
    "customer.external": ["Client sign-off", "Client kick-off meeting"],
}  # fmt: skip

# Plans of other trades, with words that mean something else there. Written for this test.
OTHER_TRADES = {
    "wedding": ["Order the cake", "Train the choir", "Rehearsal dinner", "Sign contract with caterer", "Buy the rings",
                "Pilot the guest bus route", "Dress fitting", "Ceremony rehearsal", "Move the tables"],
    "plant": ["Install assembly line", "Order steel", "Train operators on the press", "Pilot production run",
              "Shut down the furnace", "Decommission old crane", "Build foundation", "Acceptance test of the press"],
    "campaign": ["Launch advertising campaign", "Product launch event", "Train sales force", "Order brochures",
                 "Pilot episode", "Sign contract with agency", "Focus group", "Open new store"],
    "house": ["Order kitchen appliances", "Install dishwasher", "Remove old carpet", "Move furniture",
              "Install light switches", "Lay cables", "Buy insurance", "Test smoke detectors"],
    "clinical trial": ["Recruit patients", "Train nurses on protocol", "Pilot study", "Data collection", "Data entry",
                       "Launch clinical trial", "Stability test", "Archive records"],
}  # fmt: skip
A_FEW = 3
REAL = Path(__file__).resolve().parents[3].parent / "shared/real/mspdi"


def guessed(engine: Engine, tasks: Sequence[Any], **fields: Any) -> dict[str, Guessed]:
    """What is guessed of a plan with those tasks, by the place of the record."""
    value = {**fields, "activities": [{"name": one} if isinstance(one, str) else one for one in tasks]}
    return {one.path: one for one in engine.guesser.guess(engine.read(value))}


@pytest.mark.parametrize(("path", "text"), [(path, text) for path, texts in PLAIN.items() for text in texts])
def test_what_is_plain_is_guessed_with_the_task_that_says_it(path: str, text: str, engine: Engine) -> None:
    assert f"task '{text}'" in guessed(engine, [text])[path].because


def test_plans_of_other_trades_say_next_to_nothing(engine: Engine) -> None:
    found = [(trade, one.path, one.because) for trade, texts in OTHER_TRADES.items()
             for one in guessed(engine, texts).values()]  # fmt: skip
    assert len(found) <= A_FEW, found


def test_nothing_is_guessed_from_silence(engine: Engine) -> None:
    assert guessed(engine, ["Weekly status meeting", "Kick-off", "Close project"]) == {}
    assert engine.guesser.guess(engine.read("name: ERP roll-out")) == []


def test_no_fact_is_ever_guessed_to_be_no(engine: Engine) -> None:
    tasks = [text for texts in PLAIN.values() for text in texts]
    assert all(one.value is True for path, one in guessed(engine, tasks).items() if path.startswith("facts."))


def test_every_guess_is_a_legal_value(engine: Engine) -> None:
    for guess in engine.guesser._guesses:
        Record.model_validate(guess.put)
        assert {path.removeprefix("facts.") for path, _ in leaves(guess.put) if path.startswith("facts.")} <= {
            fact.id for fact in engine.ruleset.facts.asked
        }


def test_what_the_record_says_is_not_guessed(engine: Engine) -> None:
    assert "facts.pilot_planned" not in guessed(engine, ["Pilot"], facts={"pilot_planned": False})
    assert "facts.pilot_planned" in guessed(engine, ["Pilot"], facts={"pilot_planned": None})
    assert "retires" not in guessed(engine, ["Decommission old server"], retires=[])


def test_what_is_cancelled_says_nothing(engine: Engine) -> None:
    assert guessed(engine, [{"name": "Pilot", "status": "cancelled"}]) == {}


def test_a_task_that_covers_an_activity_says_it_as_well(engine: Engine) -> None:
    found = guessed(engine, [{"name": "Run it with a few", "covers": ["release-mgmt/run-pilot"]}])
    assert found["facts.pilot_planned"].because.startswith("task 'Run it with a few'")


@pytest.mark.parametrize(
    ("tasks", "day"),
    [
        ([{"name": "Go-live", "date": "2026-10-05", "milestone": True}], "2026-10-05"),
        ([{"name": "Livegang", "date": "2026-10-05", "milestone": True}], "2026-10-05"),
        ([{"name": "Go-live", "date": "2026-10-05"}], None),
        ([{"name": "Go-live readiness review", "date": "2026-10-05", "milestone": True}], None),
        ([{"name": "Go-live", "date": day, "milestone": True} for day in ("2026-10-05", "2026-11-05")], None),
    ],
)
def test_the_day_of_going_live_is_that_of_the_one_milestone(tasks: Any, day: str | None, engine: Engine) -> None:
    found = guessed(engine, tasks).get("dates.go_live")
    assert (found.value if found is not None else None) == day


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Exchange migration", "changed-service"),
        ("Data centre move", "changed-service"),
        ("Decommissioning of the AS400", "retirement"),
        ("New intranet", "new-service"),
        ("Microsoft Office Project 2003 Deployment", "new-service"),
        ("Project1", None),
        ("Summer party", None),
    ],
)
def test_the_type_is_told_by_the_name_of_the_plan(name: str, kind: str | None, engine: Engine) -> None:
    found = guessed(engine, ["Install servers"], name=name).get("type")
    assert (found.value if found is not None else None) == kind


def test_a_plan_of_many_tasks_is_no_ticket(engine: Engine) -> None:
    tasks = [f"Configure server {number}" for number in range(30)]
    assert guessed(engine, tasks)["request.deliverable_by_ticket"].because == "the plan has 30 tasks"
    assert "request.deliverable_by_ticket" not in guessed(engine, tasks[:5])


@pytest.mark.skipif(not REAL.is_dir(), reason="the real plans are not on this machine")
@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("commercial-construction", set()),
        ("residential-construction", set()),
        ("new-product", set()),
        ("software-development-plan", {"touches_production", "user_facing", "changes_way_of_working", "has_build",
                                       "has_custom_code", "is_application", "pilot_planned"}),
        ("office-project-2003-deployment", {"touches_production", "grants_access", "stores_data", "moves_data",
                                            "has_build", "has_custom_code", "is_application", "buys_goods",
                                            "pilot_planned"}),
    ],
)  # fmt: skip
def test_real_plans_are_guessed_as_a_reader_would(name: str, facts: set[str], engine: Engine) -> None:
    (loaded,) = engine.load(str(REAL / f"{name}.xml"))
    found = {one.path for one in engine.guesser.guess(loaded)}
    assert {path.removeprefix("facts.") for path in found if path.startswith("facts.")} <= facts
    assert bool(found) == bool(facts)
