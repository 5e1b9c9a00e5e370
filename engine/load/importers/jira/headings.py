"""How the columns of Jira's CSV export are called in the languages of its users."""

import re
from functools import cache
from typing import Final

from golive.engine.load.importers.sheet.headings import plain
from golive.engine.load.tables.table import Line

FIELDS: Final[dict[str, str]] = {
    "summary": "summary | zusammenfassung | resume | resumen | resumo | riepilogo | samenvatting | 要約",
    "key": "issue key | work item key | vorgangsschlussel | vorgang schlussel | cle de ticket | "
    "cle de demande | clave de incidencia | clave de la incidencia | clave de actividad | "
    "chave da item | chave do item | chave de item | chave da questao | chave de questao | "
    "chave do ticket | 課題キー | 作業項目キー",
    "id": "issue id | work item id | vorgangs id | vorgang id | id de ticket | id du ticket | "
    "id de la demande | id de la incidencia | id de incidencia | id de la actividad | id da item | "
    "id do item | id da questao | 課題 id | 課題id",
    "type": "issue type | work type | work item type | vorgangstyp | type de ticket | type de demande | "
    "tipo de incidencia | tipo de actividad | tipo de item | tipo do item | tipo de questao | "
    "課題タイプ",
    "status": "status | statut | etat | estado | ステータス",
    "category": "status category | statuskategorie | categorie de statut | categorie d etat | "
    "categoria de estado | categoria del estado | categoria de status | categoria do status | "
    "ステータス カテゴリー | ステータスカテゴリ",
    "resolution": "resolution | losung | erledigung | resolucion | resolucao | 解決状況",
    "assignee": "assignee | zugewiesene person | bearbeiter | zustandige person | zugewiesen an | "
    "personne assignee | responsable | attribution | persona asignada | asignado a | responsavel | "
    "担当者",
    "due": "due date | fallig | falligkeitsdatum | fallig am | date d echeance | echeance | "
    "fecha de vencimiento | vence | data limite | data de entrega | data de vencimento | 期限 | 期日",
    "start": "start date | custom field start date | startdatum | date de debut | fecha de inicio | "
    "data de inicio | custom field target start | 開始日",
    "resolved": "resolved | erledigt | gelost | resolu | resolue | resuelta | resuelto | resolvido | resolvida | "
    "解決日",
    "created": "created | erstellt | cree | creee | creation | creada | creado | criado | criada | 作成日",
    "updated": "updated | aktualisiert | mise a jour | mis a jour | actualizada | actualizado | atualizado | "
    "atualizado a | 更新日",
    "description": "description | beschreibung | descripcion | descricao | 説明",
    "labels": "labels | stichworter | stichwort | etiquettes | etiquetas | categorias | rotulos | ラベル | "
    "covers | custom field covers | custom field golive",
    "parent": "parent | parent id | parent key | ubergeordnet | ubergeordnete id | ubergeordneter schlussel | "
    "parente | id parent | cle parent | principal | id principal | clave principal | padre | pai | "
    "id pai | chave pai | 親 | 親課題",
    "epic": "epic link | custom field epic link | epic verknupfung | custom field epic verknupfung | lien d epic",
    "parent_summary": "parent summary | ubergeordnete zusammenfassung | resume du parent | resumen principal | "
    "resumo pai",
    "project": "project name | projektname | nom du projet | nombre del proyecto | nombre de proyecto | "
    "nome do projeto | プロジェクト名",
    "lead": "project lead | projektleiter | projektleitung | responsable du projet | "
    "responsable del proyecto | lider do projeto | responsavel pelo projeto",
}
"""From what an issue has to the headings that mean it, as `plain` gives them."""
LINKS: Final = re.compile(
    r"(inward|outward|eingehende|ausgehende|entrant|sortant|de entrada|de salida|de saida|内向き|外向き).*"
    r"\((blocks|blockers?|blockiert|bloque|bloquea|bloqueia|dependency|depends|ブロック)\w*\)",
    re.IGNORECASE,
)
_INWARD = ("inward", "eingehende", "entrant", "de entrada", "内向き")


def fields_of(header: Line) -> dict[str, list[int]]:
    """The columns of each field, in their order: a heading may stand several times."""
    found: dict[str, list[int]] = {}
    for column, cell in enumerate(header.cells):
        link = LINKS.search(cell) if "(" in cell else None
        if link:
            name = "blocked_by" if link[1].casefold() in _INWARD else "blocks"
            found.setdefault(name, []).append(column)
        for name in _names().get(_without_brackets(cell), ()):
            found.setdefault(name, []).append(column)
    return found


def _without_brackets(heading: str) -> str:
    """`Custom field (Epic Link)` as `custom field epic link`, which `plain` alone would cut."""
    return plain(heading.replace("(", " ").replace(")", " ")) if len(heading) < 200 else ""


@cache
def _names() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, words in FIELDS.items():
        for word in words.split(" | "):
            found[plain(word)] = (*found.get(plain(word), ()), name)
    return found
