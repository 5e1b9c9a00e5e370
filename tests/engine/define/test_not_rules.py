"""What is no rule: read with its theme, and refused where it names what is not there or stands for another thing."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from golive.engine.define.ruleset import load_ruleset
from golive.engine.errors import InputError

OTHER: dict[str, Any] = {
    "id": "OUR-01",
    "asks": "What is asked",
    "how": "later",
    "why": "It waits for something",
    "sources": [{"work": "ours", "section": "1"}],
}


@pytest.fixture
def loaded(small_ruleset: Path, tmp_path: Path) -> Callable[..., Any]:
    """Loads the small ruleset with a file of rules that holds these entries under not_rules."""

    def load(*others: Any) -> Any:
        folder = tmp_path / "ruleset"
        shutil.copytree(small_ruleset, folder)
        work = next(iter(load_ruleset(small_ruleset).works))
        text = json.dumps({"theme": "Ours", "not_rules": others}).replace('"ours"', json.dumps(work))
        (folder / "rules").mkdir()
        (folder / "rules/ours.yaml").write_text(text, "utf-8")
        return load_ruleset(folder)

    return load


def test_it_is_read_with_its_theme(loaded: Callable[..., Any]) -> None:
    (other,) = loaded(OTHER).not_rules
    assert (other.id, other.how, other.theme) == ("OUR-01", "later", "Ours")


@pytest.mark.parametrize(
    ("others", "said"),
    [
        ([{**OTHER, "sources": [{"work": "orus", "section": "1"}]}], "the work 'orus' is not listed"),
        ([OTHER, OTHER], "OUR-01 is defined twice"),
        ([{**OTHER, "how": "latr"}], "did you mean later"),
        ([{**OTHER, "id": "our 1"}], "/not_rules/0/id"),
        ([], "has no rules; write at least one below rules, or what is no rule below not_rules"),
    ],
)
def test_what_is_wrong_with_it_is_told(loaded: Callable[..., Any], others: list[Any], said: str) -> None:
    with pytest.raises(InputError) as raised:
        loaded(*others)
    assert said in str(raised.value)
