"""A crash or a hang inside the C library costs the record that caused it, and no other."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from golive import Engine, EngineError
from golive.engine.infer import durable_rules
from golive.engine.infer.durable_rules import RuleNetwork
from golive.engine.infer.isolation import Isolation

needs_fork = pytest.mark.skipif(not Isolation.possible(), reason="this system cannot fork")
PLANTED = 7


@pytest.fixture
def network() -> RuleNetwork:
    """A network in a child process, with one rule; given half a second."""
    return RuleNetwork({"seen": [{"m": {"k": 1}}]}, Isolation(seconds=0.5))


def _planting(action: Callable[[], Any]) -> Callable[[Any, str], Any]:
    """The call into the C library, with an action planted for a message that has k = 7."""
    real = durable_rules._core.assert_facts

    def asserted(handle: Any, text: str) -> Any:
        if f'"k": {PLANTED}' in text:
            action()
        return real(handle, text)

    return asserted


class _Core:
    """The C library with one call replaced."""

    def __init__(self, asserted: Callable[[Any, str], Any]) -> None:
        self._core = durable_rules._core
        self.assert_facts = asserted

    def __getattr__(self, name: str) -> Any:
        return getattr(self._core, name)


@needs_fork
@pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGABRT, signal.SIGKILL], ids=lambda s: s.name)
def test_a_crash_costs_one_question(
    number: signal.Signals, network: RuleNetwork, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(durable_rules, "_core", _Core(_planting(lambda: os.kill(os.getpid(), number))))
    assert [name for name, _ in network.fire([{"k": 1}])] == ["seen"]
    with pytest.raises(EngineError, match=f"crashed.*{number.name}"):
        network.fire([{"k": PLANTED}])
    assert [name for name, _ in network.fire([{"k": 1}])] == ["seen"]


@needs_fork
def test_a_hang_costs_one_question(network: RuleNetwork, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(durable_rules, "_core", _Core(_planting(lambda: time.sleep(60))))
    with pytest.raises(EngineError, match=r"did not answer within 0\.5 seconds"):
        network.fire([{"k": PLANTED}])
    assert [name for name, _ in network.fire([{"k": 1}])] == ["seen"]


@needs_fork
def test_an_isolated_engine_says_the_same(engine: Engine, root: Path) -> None:
    path = root / "examples" / "office-365-migration.yaml"
    assert Engine(isolated=True).check(path) == engine.check(path)


@needs_fork
def test_a_crash_costs_one_record_on_the_command_line(
    run: Callable[..., Any], root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second of three records crashes the engine; the others are told, and the exit status is 2."""
    records = [root / "tests/records" / f"{name}.yaml" for name in ("go", "no-go", "waived")]
    real = Engine.check

    def check(self: Engine, record: Any, **options: Any) -> Any:
        if record.path == str(records[1]):
            raise EngineError("the inference engine crashed (SIGSEGV)")
        return real(self, record, **options)

    monkeypatch.setattr(Engine, "check", check)
    done = run("check", *records, "-f", "json")
    assert done.status == 2
    assert len(done.out.splitlines()) == 2
    assert "no-go.yaml" in done.err
    assert "was given up" in done.err
    assert "Traceback" not in done.err


def test_a_record_of_empty_elements_does_not_touch_memory_that_is_not_there(engine: Engine) -> None:
    """Elements of which nothing is known once gave the C library messages that fit no rule, and it crashed."""
    lists = ("suppliers", "retires", "service_changes", "project_changes", "authorization_points", "requirements")
    for name in lists:
        for count in (1, 3):
            assert engine.check({"name": "A", name: [{}] * count}).activities
