"""Labels of issues that say that nothing came of them: `wontfix`, `status: cancelled`, `resolution::duplicate`."""

import re

from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.statuses import status_of

_SCOPES = {"status", "state", "workflow", "resolution", "resolved", "triage", "reason", "closed", "close", "statut"}
_PLAIN = {"wontfix", "won't-fix", "wont-fix", "wont-do", "won't-do", "duplicate", "invalid", "cancelled", "canceled"}


def gives_up(label: str, guide: Guide) -> bool:
    """Whether a label says that the issue is not done and will not be.

    Behind a scope (`changelog: not needed`) the words count only where the scope is one of statuses, or where they can
    mean nothing else.
    """
    scope, word = _scope_and_word(label)
    if status_of(word, guide) != "cancelled":
        return False
    first = next(iter(re.findall(r"\w+", scope.casefold())), "")
    return not scope or first in _SCOPES or "-".join(word.casefold().split()) in _PLAIN


def _scope_and_word(label: str) -> tuple[str, str]:
    """`a::status::done` as `status` and `done`; no scope where there is none."""
    parts = [part.strip() for part in re.split(r"::?|/", label)]
    return (parts[-2], parts[-1]) if len(parts) > 1 and len(label) < 200 else ("", label.strip())
