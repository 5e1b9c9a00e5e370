"""What a text denies is no evidence: a person has to read it."""

import pytest

from golive import Engine
from golive.engine.recognise.reading import Task


@pytest.mark.parametrize(
    ("text", "activity"),
    [
        ("Service desk was not trained", "incident-mgmt/train-support"),
        ("Service desk training not required", "incident-mgmt/train-support"),
        ("Schulung Service Desk entfällt", "incident-mgmt/train-support"),
        ("Formation du service desk annulée", "incident-mgmt/train-support"),
        ("Skip user acceptance testing", "release-mgmt/user-acceptance-test"),
        ("Postpone go/no-go meeting", "release-mgmt/readiness-assessment"),
        ("No CAB approval needed", "change-mgmt/obtain-cab-approval"),
        ("CAB rejected the change request", "change-mgmt/obtain-cab-approval"),
        ("Waiting for CAB approval", "change-mgmt/obtain-cab-approval"),
        ("[CANCELLED] Hold go/no-go meeting", "release-mgmt/readiness-assessment"),
        ("N/A - Configure monitoring", "event-mgmt/configure-monitoring"),
        ("If time permits: pilot with 10 users", "release-mgmt/run-pilot"),
    ],
)
def test_what_is_denied_is_only_suggested(text: str, activity: str, engine: Engine) -> None:
    found = engine.recogniser.recognise(Task(text))
    assert found.accepted == ()
    assert activity in [guess.activity for guess in found.suggested]


@pytest.mark.parametrize(
    ("text", "activity"),
    [
        ("Go/no-go meeting", "release-mgmt/readiness-assessment"),
        ("Train the helpdesk no later than 3 May", "incident-mgmt/train-support"),
        ("Cut over with no downtime", "release-mgmt/deploy-service"),
        ("Train the helpdesk. The sales team is not trained.", "incident-mgmt/train-support"),
    ],
)
def test_what_only_sounds_like_a_denial_is_accepted(text: str, activity: str, engine: Engine) -> None:
    assert activity in [guess.activity for guess in engine.recogniser.recognise(Task(text)).accepted]


@pytest.mark.parametrize("heading", ["Out of scope", "Cancelled", "Nicht im Umfang", "Hors périmètre"])
def test_a_heading_takes_back_what_stands_below_it(heading: str, engine: Engine) -> None:
    found = engine.recogniser.recognise(Task("Train the service desk", ("Plan", heading)))
    assert found.accepted == ()
    assert "incident-mgmt/train-support" in [guess.activity for guess in found.suggested]


@pytest.mark.parametrize(
    "text", ["No pilot planned", "Hypercare will not be provided", "Do not order licences", "Cancelled: go-live"]
)
def test_nothing_is_guessed_from_what_is_denied(text: str, engine: Engine) -> None:
    loaded = engine.read({"activities": [{"name": text}, {"name": "Install the mail server"}]})
    assert not [one for one in engine.guesser.guess(loaded) if text in one.because]
