"""The one door to durable-rules: rules over small integers in, the names of the rules that fired out.

What the C library needs, found by trying: whole numbers only; at most 64 conditions that match at one node, so rules
stand in groups; no empty batch; the state of a session deleted after each use, or memory grows; and no message that
fits no rule at all, for it ends its batch early and leaves a session half made, which crashes when it is deleted. So
every network has one rule more, which every message fits.
"""

import json
import os
import sys
import weakref
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from golive.engine.errors import EngineError
from golive.engine.infer.isolation import Isolation
from golive.engine.infer.locks import ForkLock

Expression = dict[str, Any]
Rules = Mapping[str, Sequence[Expression]]
_SESSION = "0"
_ANY = "any"
_MARK = "z"
_ALL_AT_ONCE = 1_000_000
_creating = ForkLock()


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
    """A Rete network of named rules. Safe to use from several threads and after a fork; not picklable.

    It is built when it is first asked, for a record asks few of all networks; `rules` may be what gives them then.
    With an `isolation` the C library builds and fires it in a child process.
    """

    def __init__(
        self, rules: Rules | Callable[[], Rules], isolation: Isolation | None = None, cap: int | None = None
    ) -> None:
        self._lock = ForkLock()
        self._rules, self._cap = rules, cap
        self._handle: Any = None
        self._busy = False  # True outside the lock: a session was left half done, by an interrupt or a fork
        self._isolation = isolation
        self._number = isolation.register(self.fire_here) if isolation is not None else 0

    def _build(self) -> None:
        fits_all = {"all": [{"m": {_MARK: 1}}], "cap": _ALL_AT_ONCE, "run": _nothing}
        definition: dict[str, Any] = {_ANY: fits_all}
        for name, patterns in (self._rules() if callable(self._rules) else self._rules).items():
            definition[name] = {"all": list(patterns), "run": _nothing}
            if self._cap is not None:
                definition[name]["cap"] = self._cap
        with _creating:
            handle = _QuietHost({"golive": definition}).get_ruleset("golive")._handle
        self._handle = handle
        # The C library frees nothing by itself; at the end of the program the system does.
        weakref.finalize(self, _core.delete_ruleset, handle).atexit = False

    def fire(self, messages: Sequence[Mapping[str, int]]) -> list[tuple[str, Any]]:
        """Every rule that fires on the messages, with what matched."""
        if not messages:
            return []
        if self._isolation is not None:
            return self._isolation.fire(self._number, messages)
        return self.fire_here(messages)

    def fire_here(self, messages: Sequence[Mapping[str, int]]) -> list[tuple[str, Any]]:
        """The same, in this process."""
        facts = [{**message, _MARK: 1, "id": str(n), "sid": _SESSION} for n, message in enumerate(messages, 1)]
        with self._lock:
            try:
                if self._handle is None or self._busy:
                    self._build()
                self._busy = True
                code, state = _core.assert_facts(self._handle, json.dumps(facts))
                if code:
                    raise EngineError(f"a batch was refused (code {code})")
                fired = list(self._drain(state))
                _core.delete_state(self._handle, _SESSION)
                self._busy = False
            except Exception as error:
                self._handle = None  # nothing of the failed session may reach the next one
                raise EngineError(f"the inference engine refused its input: {error}") from error
        return [(name, matched) for name, matched in fired if name != _ANY]

    def _drain(self, state: int) -> Iterator[tuple[str, Any]]:
        result = _core.start_action_for_state(self._handle, state)
        message = result[1] if result else None
        while message:
            yield from json.loads(message).items()
            message = _core.complete_and_start_action(self._handle, state)


def _nothing(_: Any) -> None:
    """What a rule does: nothing. That it fired is all that is asked."""
