"""How an issue of Jira ended: that its status is of the category done says that it is closed, not that it was done."""

from typing import Final

from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.statuses import denies, status_of, told_of
from golive.schemas.elements import Status

_GONE: Final = frozenset(
    (
        *("incomplete", "cannot reproduce", "not a bug", "unvollständig", "nicht reproduzierbar", "incomplet"),
        *("kann nicht reproduziert werden", "impossible à reproduire", "non reproductible", "incompleto", "incompleta"),
        *("no se puede reproducir", "não é possível reproduzir", "impossibile riprodurre", "onvolledig", "不完全"),
        *("kan niet reproduceren", "kan niet worden gereproduceerd", "再現不可", "再現できない"),
    )
)
"""Resolutions that Jira is delivered with, beside the words of statuses, in its languages."""


def ending(word: str | None, resolution: str | None, guide: Guide) -> tuple[Status | None, tuple[str, str] | None]:
    """What came of an issue that is closed, by its status and its resolution.

    The second says which of the two is not known, and is to be told: the word, and `status` or `resolution`.
    """
    said, of_word = told_of(resolution, guide), told_of(word, guide)
    if said is not None or of_word not in (None, "done"):
        return said or of_word, None
    if "cancelled" in (_known(word, guide), _known(resolution, guide)):
        return "cancelled", None
    if resolution and _known(resolution, guide) != "done":
        return None, (resolution, "resolution")
    if word and of_word is None and (_known(word, guide) in ("planned", "in-progress") or _denied(word, guide)):
        return None, (word, "status")
    return "done", None


def _known(word: str | None, guide: Guide) -> Status | None:
    return "cancelled" if " ".join((word or "").casefold().split()) in _GONE else status_of(word, guide)


def _denied(word: str, guide: Guide) -> bool:
    return _known(word, guide) is None and denies(word)
