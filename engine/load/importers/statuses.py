"""Statuses as tools and people call them, in the languages of their users."""

import re
import unicodedata

from golive.engine.load.importers.guide import Guide
from golive.schemas.elements import Status

_DONE = """
done closed complete completed finished resolved fixed implemented verified released delivered deployed
yes y x true ok 100 100% 1 ✓ ✔ ☑ ✅ ja erledigt abgeschlossen fertig geschlossen beendet gelöst oui
terminé terminée fermé fermée résolu clos achevé sí finalizado cerrado completado hecho terminado gereed
afgerond voltooid gesloten completato chiuso concluído fechado 完了 已完成 closed-complete completed-late
abgehakt concluída finalizada finalizado completada terminada cerrada fechada completata chiusa fait
réalisé clôturé clôturée klaar afgesloten 完成
behoben umgesetzt fertiggestellt successful résolue corrigé corrigée listo resuelto resuelta corregido resolvido
resolvida feito itens-concluídos corrigido corrigida fatto risolto risolta opgelost 終了 解決 解決済み 修正済み クローズ
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
niet-gestart a-fazer não-iniciada aberto aperto ready queued zurückgestellt verschoben reporté aplazado adiado
rinviato uitgesteld 保留 新規
"""
_CANCELLED = """
cancelled canceled rejected withdrawn wont-do won't-do won't-fix wontfix duplicate obsolete skipped
not-required not-needed abandoned invalid declined abgebrochen storniert abgelehnt entfällt verworfen
annulé annulée rejeté abandonné cancelado rechazado geannuleerd vervallen annullato 已取消 closed-skipped
cancelada annullata not-planned wont-fix will-not-do will-not-fix won't-be-done won't-be-fixed not-doing dropped
not-applicable closed-as-duplicate duplicated out-of-scope
abgewiesen wird-nicht-erledigt wird-nicht-behoben wird-nicht-umgesetzt wird-nicht-gemacht wird-nicht-bearbeitet duplikat
doppelt zurückgezogen verweigert aufgegeben ungültig hinfällig nicht-erforderlich nicht-benötigt gestrichen
refusé refusée décliné déclinée rejetée abandonnée retiré retirée doublon dupliqué obsolète ne-sera-pas-fait
ne-sera-pas-réalisé ne-sera-pas-corrigé sans-objet invalide non-requis
rechazada descartado descartada declinado abandonado abandonada duplicado duplicada obsoleto no-se-hará no-se-realizará
no-se-corregirá no-se-solucionará inválido no-requerido no-aplica anulado anulada retirado
rejeitado rejeitada recusado recusada duplicata inválida não-será-feito não-será-corrigido não-será-realizado
não-aplicável retirada
rifiutato rifiutata abbandonato scartato scartata duplicato respinto respinta ritirato non-verrà-fatto
non-verrà-eseguito non-verrà-corretto non-verrà-risolto non-necessario non-applicabile
afgewezen geweigerd dubbel duplicaat ingetrokken wordt-niet-gedaan wordt-niet-uitgevoerd wordt-niet-opgelost
zal-niet-worden-gedaan niet-nodig niet-van-toepassing ongeldig verworpen
却下 拒否 中止 取消 取り消し キャンセル キャンセル済み 重複 対応しない 実行しない 修正しない 対応不要 無効 破棄
"""
_LISTS: dict[Status, str] = {"done": _DONE, "in-progress": _IN_PROGRESS, "planned": _PLANNED, "cancelled": _CANCELLED}
_DENIES = re.compile(
    r"\b(not|no|never|without|non|nicht|kein\w*|pas|sin|não|sem|niet|geen|senza|n/a)\b|n't|\bwont|cancel|abort|refus"
    r"|abandon|reject|declin|denied|withdr|postpon|defer|on hold|dropp|obsolet|duplic|invalid|skip|out of scope"
    r"|\bun(?!i)\w+ed\b|incomplete|\bfail(ed|s|ure)?\b|abge(lehnt|wiesen|brochen)|verworfen|entfäll|storn|zurückge|annul|rejet"
    r"|rechaz|descart|rejeit|recus|rifiut|scart|afgewezen|geannul|verval|却下|拒否|中止|取消|取り消|キャンセル|重複|しない|不要|未"
)  # in the languages of the tools' own translations
_KNOWN: dict[str, Status] = {word: status for status, words in _LISTS.items() for word in words.split()}


def status_of(word: object, guide: Guide) -> Status | None:
    """What a status says in golive's words; None where it is not known: what people said of their tool goes first."""
    return told_of(word, guide) or _KNOWN.get(_plain(word).replace(" ", "-"))


def told_of(word: object, guide: Guide) -> Status | None:
    """What people said that a status of their tool means; None where they said nothing."""
    plain = _plain(word)
    return next((status for own, status in guide.statuses.items() if _plain(own) == plain), None) if plain else None


def denies(word: object) -> bool:
    """Whether a word that is not known says that something was not done, so that no category makes it done."""
    return _DENIES.search(_plain(word)) is not None


def _plain(word: object) -> str:
    return unicodedata.normalize("NFC", " ".join(str(word or "").split())).casefold().replace("\u2019", "'")


def status_of_percent(percent: float | None, started: bool = False) -> Status | None:
    """What a percentage from 0 to 100 says; None where there is none."""
    if percent is None:
        return None
    return "done" if percent >= 100 else "in-progress" if percent > 0 or started else "planned"
