"""Statuses as tools and people call them, in the languages of their users."""

from golive.engine.load.importers.guide import Guide
from golive.schemas.elements import Status

_DONE = """
done closed complete completed finished resolved fixed implemented verified released delivered accepted
yes y x true ok 100 100% 1 ✓ ✔ ☑ ✅ ja erledigt abgeschlossen fertig geschlossen beendet gelöst oui
terminé terminée fermé fermée résolu clos achevé sí finalizado cerrado completado hecho terminado gereed
afgerond voltooid gesloten completato chiuso concluído fechado 完了 已完成 closed-complete completed-late
abgehakt concluída finalizada finalizado completada terminada cerrada fechada completata chiusa fait
réalisé clôturé clôturée klaar afgesloten 完成
"""
_IN_PROGRESS = """
in-progress in_progress progress active started ongoing wip working doing in-review review testing
implementing in-arbeit begonnen laufend en-cours commencé en-curso in-uitvoering in-corso em-andamento
进行中 対応中 in-bearbeitung läuft angefangen en-progreso em-progresso in-lavorazione bezig in-behandeling
en-traitement working-on-it partially-complete partially-done partial teilweise 進行中
work-in-progress in-process underway under-way
"""
_PLANNED = """
planned open new to-do todo backlog pending not-started scheduled assigned selected-for-development draft
registered on-hold waiting blocked deferred no n false 0 0% ☐ offen neu geplant nicht-begonnen
nicht-gestartet ouvert nouveau planifié à-faire non-commencé pendiente abierto nuevo nog-niet-begonnen
gepland da-iniziare não-iniciado 未着手 未开始 future-task not-yet-started not-done yet-to-start upcoming
ausstehend noch-nicht-begonnen à-venir en-attente sin-empezar no-iniciado no-iniciada por-hacer da-fare
niet-gestart a-fazer não-iniciada aberto aperto ready queued
"""
_CANCELLED = """
cancelled canceled rejected withdrawn wont-do won't-do won't-fix wontfix duplicate obsolete skipped
not-required not-needed abandoned invalid declined abgebrochen storniert abgelehnt entfällt verworfen
annulé annulée rejeté abandonné cancelado rechazado geannuleerd vervallen annullato 已取消 closed-skipped
cancelada annullata
"""
_LISTS: dict[Status, str] = {"done": _DONE, "in-progress": _IN_PROGRESS, "planned": _PLANNED, "cancelled": _CANCELLED}
_KNOWN: dict[str, Status] = {word: status for status, words in _LISTS.items() for word in words.split()}


def status_of(word: object, guide: Guide) -> Status | None:
    """What a status says in golive's words; None where it is not known: what people said of their tool goes first."""
    plain = " ".join(str(word or "").split()).casefold()
    for own, status in guide.statuses.items():
        if own.casefold() == plain:
            return status
    return _KNOWN.get(plain.replace(" ", "-"))


def status_of_percent(percent: float | None, started: bool = False) -> Status | None:
    """What a percentage from 0 to 100 says; None where there is none."""
    if percent is None:
        return None
    return "done" if percent >= 100 else "in-progress" if percent > 0 or started else "planned"
