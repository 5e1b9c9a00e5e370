"""Of alternatives those are chosen that take the fewest actions together."""

import random
from itertools import product

import pytest

from golive.engine.gate import actions
from golive.engine.gate.actions import Artefacts, Fewest, number_of_actions
from golive.engine.gate.edits import Cover, Edit

EDITS = [Cover(f"t/{letter}", True) for letter in "abcdefghij"]


@pytest.mark.parametrize("seed", range(40))
def test_no_other_choice_takes_fewer(seed: int) -> None:
    chance, artefacts = random.Random(seed), Artefacts([])
    ways = [[frozenset(chance.sample(EDITS, chance.randint(1, 4))) for _ in range(3)] for _ in range(5)]
    given = frozenset[Edit](chance.sample(EDITS, 2))
    fewest = Fewest(artefacts)
    size = number_of_actions(fewest.of(ways, given), artefacts)
    assert size == min(number_of_actions(given.union(*chosen), artefacts) for chosen in product(*ways))
    assert not fewest.gave_up


def test_too_many_choices_are_not_all_looked_at_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "_CHOICES", 3)
    ways = [[frozenset([EDITS[n], EDITS[n + 1]]), frozenset([EDITS[n + 1], EDITS[n + 2]])] for n in range(6)]
    fewest = Fewest(Artefacts([]))
    chosen = fewest.of(ways, frozenset())
    assert all(any(way <= chosen for way in of) for of in ways)
    assert fewest.gave_up


def test_nothing_is_chosen_of_nothing() -> None:
    given = frozenset[Edit](EDITS[:1])
    assert Fewest(Artefacts([])).of([], given) == given
