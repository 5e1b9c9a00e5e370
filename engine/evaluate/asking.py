"""How a person is asked for what a record does not say."""

from collections.abc import Iterable, Mapping

from golive.engine.evaluate.piece import Piece, path_of
from golive.schemas.ruleset import Ruleset

_STATUS = {
    "status": "Is {name!r} ({where}) planned, in progress or done?",
    "decision": "Was {name!r} ({where}) approved or rejected, or is it pending?",
    "handed_over_on": "When was {name!r} ({where}) handed over?",
}


def questions_for(
    needs: Iterable[str], ruleset: Ruleset, pieces: Iterable[Piece], where: Mapping[str, str]
) -> dict[str, str]:
    """From each fact, field or place in the record that is needed to the question that asks for it.

    `where` gives file and line of the pointers of the pieces.
    """
    known = {fact.id: fact.question for fact in ruleset.facts.asked}
    known |= {asked.field: asked.question for asked in ruleset.facts.fields}
    elements = {path_of(piece.pointer): piece for piece in pieces}
    questions: dict[str, str] = {}
    for need in dict.fromkeys(needs):
        element, _, field = need.rpartition(".")
        piece = elements.get(element)
        if need in known:
            questions[need] = known[need]
        elif piece is not None and field in _STATUS:
            questions[need] = _STATUS[field].format(name=piece.name, where=where[piece.pointer])
        else:
            questions[need] = f"What belongs under {need}?"
    return questions
