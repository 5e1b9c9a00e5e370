"""The milestone of a plan that plainly is the go-live, by its name, in the languages of the users."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from golive.engine.load.tree import Place


class Milestone(NamedTuple):
    """A milestone with its day, as ISO text, and its place in the file."""

    name: str
    day: str | None
    place: Place


_EVENT = r"""
    go[\s-]*live | cut[\s-]?over | (going|goes|went)\s+live | in\s+production | produktiv(setzung|start|nahme|schaltung)
    | inbetriebnahme | (system)?umstellung\s+auf\s+produktion | mise\s+en\s+(production|service|exploitation)
    | bascule\s+en\s+production | puesta\s+en\s+(producción|marcha|servicio) | salida\s+en\s+vivo
    | messa\s+in\s+(produzione|esercizio) | avvio\s+in\s+produzione | entrada\s+em\s+produção | (in)?livegang
    | ingebruikname
"""
_STATE = r"""
    complete[d]? | done | achieved | reached | date | day | milestone | finished | successful(ly)?
    | erfolgt | abgeschlossen | erreicht | termin | effectuée? | terminée? | réalisée?
    | completad[oa] | completat[oa] | realizad[oa]
"""
_MARK = r"(milestone|meilenstein|jalon|hito|m\d+|ms\d*)\s*[:.\s-]\s*"
_PLAIN = re.compile(
    rf"""(?xi) \s* (?:{_MARK})? (?P<what>(?:[\w&./'()+-]+\s+){{0,4}}?) (?:{_EVENT})
    (?:[\s:,\u2013-]+(?:is\s+|has\s+been\s+)?(?:{_STATE}))* [\s!.]*"""
)
# What stands before the word and makes something else of it: a trial, a part, a preparation, a decision.
_OTHER = re.compile(
    r"""(?xi) \b(
    pilots? | pre | post | before | after | prior | for | to | ready | readiness | decision | approval | approve | test
    | dry | mock | soft | rehearsal | plan
    | planned | planning | prepare | no | not | go | wave \S* | phase \S* | batch \S*
    | group \S* | release \S* | sprint \S* | site \S* | region \S* | stage \S* | until | vor | nach | für | zur | zum
    | bereit | freigabe | probe | test\S* | pilote | avant | après | pour | prêt\S* | antes | después | para | partial
    | limited | first | second | third | erste[rsn]? | zweite[rsn]? | wave | technical | internal | uat | staging | demo
    )\b"""
)


def plain_go_live(milestones: Iterable[Milestone]) -> Milestone | None:
    """The one milestone that says plainly that it is the go-live; None where none does, or several."""
    found = [one for one in milestones if says_go_live(one.name)]
    return found[0] if len(found) == 1 else None


def says_go_live(name: str) -> bool:
    """Whether a name is that of the go-live itself: "Go-live", "ERP cutover complete", not "Go-live readiness"."""
    match = _PLAIN.fullmatch(name[:200])
    return match is not None and not _OTHER.search(match["what"])
