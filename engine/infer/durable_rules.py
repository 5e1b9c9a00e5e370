"""The one door to durable-rules: rules over small integers in, the names of the rules that fired out.

What the C library needs, found by trying: whole numbers only; one message a call, for a batch of which one message
fits no rule ends early; at most 64 conditions that match at one node, so rules stand in groups; no empty batch; the
state of a session deleted after each use, or memory grows.
"""

import json
import os
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from golive.engine.errors import EngineError

Expression = dict[str, Any]
_SESSION = "0"
_NOT_HANDLED = 1
_creating = threading.Lock()


def _import_engine() -> tuple[Any, Any]:
    """durable-rules, bound lazily: on CPython 3.13 one symbol that it never calls does not exist any more."""
    set_flags = getattr(sys, "setdlopenflags", None)
    if set_flags is None:
        import durable.engine as host  # noqa: PLC0415
        import durable_rules_engine as core  # noqa: PLC0415
    else:
        before = sys.getdlopenflags()
        set_flags(os.RTLD_LAZY)
        try:
            import durable.engine as host  # noqa: PLC0415
            import durable_rules_engine as core  # noqa: PLC0415
        finally:
            set_flags(before)
    return host, core


_host, _core = _import_engine()


class _QuietHost(_host.Host):  # type: ignore[misc,name-defined]  # the package is untyped
    """A host without timer threads: nothing here waits for time to pass."""

    def _run(self) -> None:
        return


class RuleNetwork:
    """A Rete network of named rules. Safe to use from several threads; not picklable."""

    def __init__(self, rules: Mapping[str, Sequence[Expression]], cap: int | None = None) -> None:
        self._lock = threading.Lock()
        definition: dict[str, Any] = {}
        for name, patterns in rules.items():
            definition[name] = {"all": list(patterns), "run": _nothing}
            if cap is not None:
                definition[name]["cap"] = cap
        with _creating:
            self._host = _QuietHost({"golive": definition})
        self._handle = self._host.get_ruleset("golive")._handle

    def fire(self, messages: Sequence[Mapping[str, int]], batch: bool = False) -> list[tuple[str, Any]]:
        """Every rule that fires on the messages, with what matched. `batch` only where every message fits a rule."""
        if not messages:
            return []
        with self._lock:
            try:
                return list(self._fire(messages, batch))
            except Exception as error:
                raise EngineError(f"the inference engine refused its input: {error}") from error
            finally:
                _core.delete_state(self._handle, _SESSION)

    def _fire(self, messages: Sequence[Mapping[str, int]], batch: bool) -> Iterator[tuple[str, Any]]:
        facts = [{**message, "id": str(number), "sid": _SESSION} for number, message in enumerate(messages, 1)]
        if batch:
            code, state = _core.assert_facts(self._handle, json.dumps(facts))
            if code:
                raise EngineError(f"a batch was refused (code {code})")
            yield from self._drain(state)
            return
        for fact in facts:
            code, state = _core.assert_fact(self._handle, json.dumps(fact))
            if code != _NOT_HANDLED:
                yield from self._drain(state)

    def _drain(self, state: int) -> Iterator[tuple[str, Any]]:
        result = _core.start_action_for_state(self._handle, state)
        message = result[1] if result else None
        while message:
            yield from json.loads(message).items()
            message = _core.complete_and_start_action(self._handle, state)


def _nothing(_: Any) -> None:
    """What a rule does: nothing. That it fired is all that is asked."""
