"""The door to durable-rules, and the traps behind it: order, batches, many rules, crashes, memory."""

import itertools
import json
import os
import random
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import Any

import pytest

import golive.engine.infer.durable_rules as door
from golive import EngineError
from golive.engine.infer.coverage import Coverage, State
from golive.engine.infer.durable_rules import Expression, RuleNetwork

MEBIBYTE = 1024 * 1024


def _is(**properties: int) -> Expression:
    return {"$and": [{name: number} for name, number in properties.items()]}


def _names(fired: list[tuple[str, Any]]) -> list[str]:
    return sorted(name for name, _ in fired)


@pytest.fixture(scope="module")
def colours() -> RuleNetwork:
    """Rules for two kinds of message."""
    return RuleNetwork({"red": [{"m": _is(k=1, c=1)}], "blue": [{"m": _is(k=1, c=2)}], "big": [{"m": _is(k=2)}]})


def test_the_rules_that_fit_fire(colours: RuleNetwork) -> None:
    assert _names(colours.fire([{"k": 1, "c": 1}])) == ["red"]
    assert _names(colours.fire([{"k": 1, "c": 1}, {"k": 2}])) == ["big", "red"]


def test_each_message_fires_for_itself(colours: RuleNetwork) -> None:
    assert _names(colours.fire([{"k": 1, "c": 1}] * 5)) == ["red"] * 5


def test_what_matched_is_told(colours: RuleNetwork) -> None:
    ((name, match),) = colours.fire([{"k": 1, "c": 2, "more": 7}])
    assert (name, match["m"]["more"]) == ("blue", 7)


def test_no_message_fires_nothing(colours: RuleNetwork) -> None:
    assert colours.fire([]) == []


@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_message_that_fits_no_rule_does_not_end_the_rest(at: int, colours: RuleNetwork) -> None:
    messages = [{"k": 1, "c": 1}, {"k": 2}]
    messages.insert(at, {"k": 3})
    assert _names(colours.fire(messages)) == ["big", "red"]
    assert colours.fire([{"k": 3}]) == []


def test_nothing_is_left_of_an_earlier_call(colours: RuleNetwork) -> None:
    network = RuleNetwork({"pair": [{"a": _is(k=1)}, {"b": _is(k=2)}], "always": [{"z": _is(k=9)}]})
    network.fire([{"k": 9}])
    network.fire([{"k": 1}])
    assert network.fire([{"k": 2}]) == []
    assert _names(network.fire([{"k": 1}, {"k": 2}])) == ["pair"]


def test_the_order_of_messages_does_not_matter(colours: RuleNetwork) -> None:
    messages = [{"k": 1, "c": 1}, {"k": 1, "c": 2}, {"k": 2}, {"k": 3}, {"k": 1, "c": 3}]
    dice = random.Random(1)
    for _ in range(50):
        dice.shuffle(messages)
        assert _names(colours.fire(messages)) == ["big", "blue", "red"]


@pytest.mark.parametrize("number", [0, -1, 1, 10**15, -(10**15), 2**31, 2**31 - 1, -(2**31) - 1])
def test_whole_numbers_of_any_size(number: int) -> None:
    network = RuleNetwork(
        {
            "same": [{"m": _is(n=number)}],
            "more": [{"m": {"$gte": {"n": number + 1}}}],
            "less": [{"m": {"$lte": {"n": number - 1}}}],
        }
    )
    seen = [_names(network.fire([{"n": number + step}])) for step in (0, 1, -1)]
    assert seen == [["same"], ["more"], ["less"]]


def test_bad_input_is_refused_with_an_error_of_our_own(colours: RuleNetwork) -> None:
    with pytest.raises(EngineError, match="refused"):
        colours.fire([{"k": object()}])  # type: ignore[dict-item]
    assert _names(colours.fire([{"k": 2}])) == ["big"]


def test_many_threads_may_use_one_network(colours: RuleNetwork) -> None:
    wrong: list[list[str]] = []

    def work(colour: int, name: str) -> None:
        for _ in range(200):
            fired = _names(colours.fire([{"k": 1, "c": colour}]))
            if fired != [name]:
                wrong.append(fired)

    threads = [threading.Thread(target=work, args=pair) for pair in [(1, "red"), (2, "blue")] * 4]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_many_networks_live_side_by_side() -> None:
    networks = [RuleNetwork({f"rule{number}": [{"m": _is(k=number)}]}) for number in range(200)]
    assert [_names(network.fire([{"k": n}])) for n, network in enumerate(networks)] == [
        [f"rule{n}"] for n in range(200)
    ]


_CRASH = """
from golive.engine.infer.durable_rules import RuleNetwork
network = RuleNetwork({"rule": [{"m": {"$and": [{"g": 1}, {"p": 2}]}}]})
assert network.fire([{"g": 1}]) == []
assert [name for name, _ in network.fire([{"g": 1, "p": 2}])] == ["rule"]
"""


def test_a_network_whose_first_message_fits_no_rule_does_not_crash() -> None:
    # The variable fills new memory with a pattern, as a process that has run for a while has it.
    environment = {**os.environ, "MALLOC_PERTURB_": "165"}
    done = subprocess.run([sys.executable, "-c", _CRASH], env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_memory_stays_flat_over_many_calls(colours: RuleNetwork, resident: Callable[[], int]) -> None:
    messages = [{"k": 1, "c": colour, "x": number} for number in range(20) for colour in (1, 2)]
    for _ in range(200):
        colours.fire(messages)
    before = resident()
    for _ in range(3_000):
        colours.fire(messages)
    assert resident() - before < 20 * MEBIBYTE


# Coverage: which evidence covers which activity.


def _combinations() -> list[tuple[State, ...]]:
    return [states for size in range(6) for states in itertools.combinations(State, size)]


@pytest.fixture(scope="module")
def coverage() -> Coverage:
    """The coverage network."""
    return Coverage()


def test_what_nothing_covers_is_missing(coverage: Coverage) -> None:
    assert coverage.uncovered is None
    assert coverage.best([]) == {}


@pytest.mark.parametrize("state", State)
def test_one_piece_of_evidence(state: State, coverage: Coverage) -> None:
    assert coverage.best([(4, state)]) == {4: state}


@pytest.mark.parametrize("states", _combinations()[1:])
def test_the_best_wins(states: tuple[State, ...]) -> None:
    for order in itertools.permutations(states):
        assert Coverage().best([(1, state) for state in order]) == {1: max(states)}


def test_random_evidence_in_any_order(coverage: Coverage) -> None:
    dice = random.Random(2)
    for _ in range(150):
        evidence = [(dice.randrange(60), State(dice.randint(1, 5))) for _ in range(dice.randint(0, 80))]
        names = {name for name, _ in evidence}
        assert coverage.best(evidence) == {n: max(state for name, state in evidence if name == n) for n in names}


def test_what_is_forgotten_is_decided_again(coverage: Coverage) -> None:
    coverage.forget()
    assert coverage.best([("a/b", State.DONE), ("a/b", State.PLANNED)]) == {"a/b": State.DONE}
    assert coverage.uncovered is None


def test_coverage_leaves_no_memory_behind(resident: Callable[[], int]) -> None:
    evidence = [(number, State(number % 5 + 1)) for number in range(30)]
    _, before = Coverage().best(evidence), resident()
    fresh = Coverage()
    for _ in range(3_000):
        fresh.forget()
        fresh.best(evidence)
    assert resident() - before < 20 * MEBIBYTE


def test_only_whole_numbers_go_in(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[dict[str, Any]] = []
    given = door._core.assert_facts

    class Core:
        def __getattr__(self, name: str) -> Any:
            return getattr(core, name)

        def assert_facts(self, handle: int, text: str) -> Any:
            seen.extend(json.loads(text))
            return given(handle, text)

    core = door._core
    monkeypatch.setattr(door, "_core", Core())
    Coverage().best([(1, State.DONE)])
    assert len(seen) == 3  # done evidence, and a requirement with and one without it
    for message in seen:
        del message["id"], message["sid"]
        assert {type(value) for value in message.values()} == {int}
