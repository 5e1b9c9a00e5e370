"""What a lint found, as text or JSON."""

import json
from dataclasses import asdict

from golive.engine.authoring.lint import Linted, NotCompared
from golive.engine.report.formats.text import wrapped

_MOST = 5  # rules that a line names


def text(linted: Linted, width: int) -> str:
    """A paragraph for each finding, and a summary."""
    width = max(40, min(width, 100))
    lines: list[str] = []
    for one in linted.found:
        lines += wrapped(
            f"{one.place}: {one.level} [{one.code}] {one.entry}: {_below(one.pointer)}{one.message}", width, "    "
        )
    lines += [""] if lines else []
    for place in linted.too_large:
        lines += wrapped(f"{place}: a condition with too many ways to be looked through; not looked at", width, "    ")
    for rule in linted.not_compared:
        lines += wrapped(_not_compared(rule), width, "    ")
    number = len(linted.found)
    entries = f"{linted.entries} {'entry' if linted.entries == 1 else 'entries'}"
    said = "nothing to say" if not number else f"{number} to look at"
    return "\n".join([*lines, f"{entries} of {linted.ruleset}: {said}"]) + "\n"


def as_json(linted: Linted) -> str:
    """The same as one line of JSON."""
    value = {
        "ruleset": linted.ruleset,
        "entries": linted.entries,
        "findings": [{"level": one.level, **asdict(one)} for one in linted.found],
        "not_looked_at": linted.too_large,
        "not_compared": [asdict(rule) for rule in linted.not_compared],
    }
    return json.dumps(value, ensure_ascii=False) + "\n"


def _not_compared(rule: NotCompared) -> str:
    more = f" and {len(rule.others) - _MOST} more" if len(rule.others) > _MOST else ""
    others = ", ".join(rule.others[:_MOST]) + more
    said = f"{rule.rule} has too many ways to be compared with {others}"
    return f"{rule.place}: {said}; not looked at whether it adds anything"


def _below(pointer: str) -> str:
    return f"{pointer} " if pointer else ""
