"""Which column of a worked-through list is which field, also once the headings were renamed or translated."""

from functools import cache

from golive.engine.load.importers.guide import Guide
from golive.engine.load.importers.sheet.headings import plain, ranks
from golive.engine.load.tables.table import Line
from golive.schemas.worklist import HEADINGS, MARK_HEADING, PROJECT_HEADING, Field, marks_in

OWN = ("Due by", "Due date", "Outcome", "Severity", "Process group", "Why it matters", "What to do", "What there is")
"""What golive writes for people to read; whatever is changed there says nothing."""
_OF_PLANS: dict[str, Field] = {
    "done": "done",
    "status": "status",
    "name": "title",
    "owner": "owner",
    "finish": "planned_for",
    "actual_finish": "done_on",
    "notes": "note",
}
_WAIVERS: dict[Field, str] = {
    "reason": "reason | why not | not needed | not needed reason | waived because | waiver reason | justification | "
    "nicht notig weil | nicht erforderlich weil | entfallt weil | grund | begrundung | pas necessaire car | raison | "
    "motif | justification | no necesario porque | motivo | razon | non necessario perche | niet nodig omdat | reden",
    "by": "approved by | waived by | decision by | entschieden von | genehmigt von | freigegeben von | decide par | "
    "approuve par | decidido por | aprobado por | deciso da | approvato da | besloten door | goedgekeurd door",
    "decided_on": "approved on | waived on | decision date | date of decision | entschieden am | genehmigt am | "
    "decide le | approuve le | decidido el | aprobado el | deciso il | besloten op | goedgekeurd op",
    "expires": "expires | expires on | valid to | expiry | expiry date | gultig bis | befristet bis | "
    "valable jusqu au | valido hasta | valido fino al | geldig tot",
}


def columns_of(header: Line | None, first: Line, guide: Guide) -> tuple[dict[Field, int], list[str]]:
    """The column of each field, and the headings that are not known: as people said, as golive wrote, as plans do.

    `first` is a row with a mark; the column that has it needs no heading.
    """
    cells = header.cells if header is not None else []
    names = [plain(cell) for cell in cells]
    found: dict[Field, int] = {}
    for name, heading in guide.columns.items():
        column = next((at for at, one in enumerate(names) if one and one == plain(heading)), None)
        if name in _OF_PLANS and column is not None:
            found[_OF_PLANS[name]] = column
    for at, one in enumerate(names):
        known = _own_names().get(one)
        if known and known not in found and at not in found.values():
            found[known] = at
    kept = {plain(one) for one in (*OWN, MARK_HEADING, PROJECT_HEADING)}
    unknown: list[str] = []
    for at, one in enumerate(names):
        if not one or at in found.values() or one in kept or marks_in(first.cell(at)):
            continue
        kinds = [_OF_PLANS[kind] for _, kind in sorted(ranks().get(one, ())) if kind in _OF_PLANS]
        free = next((kind for kind in kinds if kind not in found), None)
        if free is not None:
            found[free] = at
        else:
            unknown.append(cells[at].strip())
    return found, unknown


@cache
def _own_names() -> dict[str, Field]:
    found: dict[str, Field] = {plain(heading): name for name, heading in HEADINGS.items()}
    for name, words in _WAIVERS.items():
        for word in words.split(" | "):
            found.setdefault(plain(word), name)
    return found
