"""States of ServiceNow's tables, which companies may change: by number, by word, and by what people say of them."""

from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.plan import Plan
from golive.engine.load.importers.servicenow.rows import SnRow, plain_word
from golive.engine.load.importers.statuses import status_of, status_of_percent
from golive.schemas.elements import Status

_TASK: dict[str, Status] = {
    "-5": "planned",
    "1": "planned",
    "2": "in-progress",
    "3": "done",
    "4": "cancelled",  # closed incomplete, of a change task canceled: nobody did it
    "7": "cancelled",
    "work in progress": "in-progress",
    "closed complete": "done",
    "closed incomplete": "cancelled",
    "closed skipped": "cancelled",
}
_CHANGE = {
    "-5": "new",
    "-4": "assess",
    "-3": "authorize",
    "-2": "scheduled",
    "-1": "implement",
    "0": "review",
    "3": "closed",
    "4": "canceled",
}
BEFORE_APPROVAL = ("new", "assess", "authorize")
BEFORE_REVIEW = (*BEFORE_APPROVAL, "scheduled", "implement")


def task_status(row: SnRow, plan: Plan, guide: Guide) -> Status | None:
    """How far a task is; None, and told, where its state is not known and its percentage does not say."""
    shown, value = row.shown("state"), row.value("state")
    told = _told(shown, guide) or _told(value, guide)
    known = told or _TASK.get(plain_word(value)) or _TASK.get(plain_word(shown)) or status_of(shown, guide)
    if known:
        return known
    percent = _number(row.value("percent_complete"))
    if percent is not None and percent >= 100:
        return "done"
    if shown:
        plan.warn(
            row.place(plan),
            f"the state '{shown[:40]}' is not known",
            f'say what it means: --status "{shown[:40]}=done"',
        )
        return None
    return status_of_percent(percent, row.value("work_start") is not None)


def change_state(row: SnRow, guide: Guide) -> str | None:
    """new, assess, authorize, scheduled, implement, review, closed or canceled; None where it is not known."""
    shown, value = row.shown("state"), row.value("state")
    if (_told(shown, guide) or _told(value, guide)) == "cancelled":
        return "canceled"
    for word in (plain_word(value), plain_word(shown)):
        state = _CHANGE.get(word, "canceled" if word == "cancelled" else word)
        if state in _CHANGE.values():
            return state
    return None


def _told(word: str | None, guide: Guide) -> Status | None:
    return next((status for own, status in guide.statuses.items() if word and own.casefold() == word.casefold()), None)


def _number(text: str | None) -> float | None:
    try:
        return float((text or "").rstrip("%"))
    except ValueError:
        return None
