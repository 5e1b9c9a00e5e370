"""How a person is asked for what a record does not say."""

import re
from collections.abc import Iterable

from golive.engine.evaluate.facts import pointer_of
from golive.engine.evaluate.piece import label
from golive.engine.fields import lookup
from golive.engine.load.record import Loaded
from golive.schemas.ruleset import Ruleset

_ASKED = {
    "status": "Is {name!r} ({where}) planned, in progress or done?",
    "decision": "Was {name!r} ({where}) approved or rejected, or is it pending?",
    "handed_over_on": "When was {name!r} ({where}) handed over?",
    "decided_by": "Who decided on {name!r} ({where})?",
    "decided_on": "When was {name!r} ({where}) decided?",
    "submitted": "When was {name!r} ({where}) submitted?",
    "implemented_on": "When was {name!r} ({where}) put in place? null, if not yet.",
    "criteria_set_on": "When were the criteria of {name!r} ({where}) set?",
    "criteria": "By which criteria is {name!r} ({where}) decided?",
    "date": "On which day is {name!r} ({where})?",
    "owner": "Who owns {name!r} ({where})?",
    "kind": "Of which kind is {name!r} ({where})?",
    "category": "Of which category is {name!r} ({where})?",
    "covers": "Which activities does {name!r} ({where}) cover?",
}
_OF_ELEMENT = re.compile(r"([a-z_.]+)\[(\d+)\]\.([a-z_]+)")


def questions_for(needs: Iterable[str], ruleset: Ruleset, loaded: Loaded) -> dict[str, str]:
    """From each fact, field or place in the record that is needed to the question that asks for it."""
    known = {fact.id: fact.question for fact in ruleset.facts.asked}
    known |= {asked.field: asked.question for asked in ruleset.facts.fields}
    if loaded.record.activities is not None:
        known["activities"] = "Which entry of the plan does it, and on which day? Name the activity under covers."
    return {
        need: known.get(need) or _of_element(need, loaded) or f"What belongs under {need}?"
        for need in dict.fromkeys(needs)
    }


def _of_element(need: str, loaded: Loaded) -> str | None:
    """How to ask for a field of a list element, by the name of the element; None for anything else."""
    found = _OF_ELEMENT.fullmatch(need)
    elements = lookup(loaded.record, found[1]) if found is not None else None
    if found is None or not isinstance(elements, list):
        return None
    element, pointer, field = elements[int(found[2])], f"{pointer_of(found[1])}/{found[2]}", found[3]
    name, where = label(element, pointer), loaded.tree.where(pointer)
    if field in _ASKED:
        return _ASKED[field].format(name=name, where=where)
    # Some fields are described by the question that they answer.
    described = type(element).model_fields[field].description or ""
    if described.endswith("?"):
        return f"{name!r} ({where}): {described[:1].lower()}{described[1:]}"
    return f"What is known of {name!r} ({where}): its {field.replace('_', ' ')}?"
