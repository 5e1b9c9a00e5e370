"""How the columns of plans are called, in the languages and tools of their users; the likeliest name comes first.

English, German, French, Spanish, Italian, Dutch, Portuguese, some Japanese; MS Project, Smartsheet, Planner, Asana,
monday, Trello, Wrike, Redmine, OpenProject, GitLab, ServiceNow, Jira, Autotask, ConnectWise.
"""

import re
import unicodedata
from functools import cache
from typing import Final

_NAME = """
task name | card name | task title | task or issue title | ticket title | issue title | name of task | subject |
summary | check name | short description | checklist item | title | task | tasks | name | activity name |
activity | activities | action | action item | to do | todo | work item | step | item | item name | element |
what | deliverable | work package | phase description | requirement | description of task | task description |
activity description | action description | check | question | criteria | criterion | description |
details of task | topic | event | milestone name | issue | aufgabe | aufgaben | aufgabenname | vorgang |
vorgangsname | tatigkeit | tatigkeiten | massnahme | massnahmen | thema | titel | bezeichnung | arbeitspaket |
arbeitsschritt | schritt | prufpunkt | was | beschreibung | punkt | tache | taches | nom de la tache | nom |
activite | activites | action a mener | actions | sujet | resume | titre | intitule | libelle | etape |
description de la tache | quoi | tarea | tareas | nombre de tarea | nombre de la tarea | nombre | actividad |
actividades | accion | asunto | resumen | titulo | descripcion de la tarea | descripcion | paso | que |
attivita | nome attivita | nome | compito | azione | oggetto | titolo | riepilogo | descrizione attivita |
descrizione | passo | taak | taken | taaknaam | naam | activiteit | activiteiten | actie | onderwerp |
samenvatting | omschrijving | stap | wat | tarefa | tarefas | nome da tarefa | atividade | atividades | acao |
assunto | resumo | descricao da tarefa | descricao | etapa | 要約 |
題名 | 件名 | タスク | タスク名 | 作業 | 作業名 | 名前 | 任务 |
任务名称 | 标题
"""
_SUBTASK = """
subtask | sub task | subtask name | sub activity | subitem | subitems | unteraufgabe | teilaufgabe |
teilvorgang | sous tache | subtarea | sottoattivita | subtaak | deeltaak | subtarefa
"""
_SECTION = """
phase | phase name | project phase | stage | section | section column | workstream | work stream | stream |
track | bucket name | bucket | group | group name | list name | list | category | area | module |
work package name | topic area | process group | epic title | epic name | epic | folder | theme | domain |
milestone group | wave | sprint | parent task name | summary task | milestone title | phasen | projektphase |
abschnitt | bereich | kategorie | gruppe | teilprojekt | meilensteinphase | phases | lot | chantier | rubrique |
categorie | groupe | domaine | fase | fases | seccion | categoria | grupo | area de trabajo |
etapa del proyecto | fasi | sezione | gruppo | ambito | fasen | sectie | groep | rubriek | fase do projeto |
secao | frente
"""
_STATUS = """
status | task status | state | progress status | status name | current status | workflow status |
implementation status | issue status | ticket status | stand | zustand | bearbeitungsstand |
bearbeitungsstatus | statut | etat | etat d avancement | estado | situacion | stato | stato attivita |
toestand | stand van zaken | situacao | ステータス | 状態 | 状态 | progress | avancement | fortschritt |
progreso | progresso | voortgang
"""
_PERCENT = """
% complete | percent complete | % done | % work complete | percent done | percentage complete | % completed |
complete % | done % | completion % | completion | percentdone | percentcomplete | progress % | % progress |
done ratio | progress | % abgeschlossen | prozent abgeschlossen | % erledigt | fortschritt | fortschritt % |
fertigstellungsgrad | % fertig | % acheve | % realise | avancement | % avancement | pourcentage acheve |
% termine | % completado | porcentaje completado | % realizado | avance | progreso | % avance |
% completamento | % completata | avanzamento | percentuale | % voltooid | voortgang | % gereed | % concluida |
% concluido | progresso | porcentagem concluida | 進捗率 | 進捗 | 进度
"""
_DONE = """
done | done ? | completed ? | complete ? | completed | complete | finished | checked | check box | checkbox |
tick | ✓ | ✔ | ☑ | ok | due complete | closed ? | is complete | closed flag | erledigt | erledigt ? | fertig |
abgehakt | fait | fait ? | termine | realise | hecho | completado | realizado | terminado | fatto | completato |
gedaan | klaar | gereed | afgerond | feito | concluido | concluida
"""
_START = """
start | start date | planned start | planned start date | scheduled start | scheduled start date | begin |
begin date | estimated start | estimated start date | start date time | baseline start | early start | begins |
from | start time | starts on | target start | start on | anfang | beginn | startdatum | geplanter anfang |
geplanter beginn | startet am | von | debut | date de debut | debut prevu | date debut | demarrage |
commence le | du | inicio | fecha de inicio | comienzo | inicio previsto | fecha inicio | data inizio | inizio |
data di inizio | inizio previsto | begin datum | begindatum | gepland begin | geplande start | data de inicio |
data inicio | 開始日 | 开始日期
"""
_FINISH = """
finish | finish date | end | end date | due | due date | due on | planned finish | planned end |
planned finish date | planned end date | scheduled finish | scheduled end | scheduled end date | target date |
target completion date | target end | completion date | deadline | due by | by when | when | date due |
expected end date | estimated end | estimated end date | end date time | required date | planned completion |
planned completion date | baseline finish | to | timeline end | until | target | date | planned date |
target finish | due date time | go live date | ende | enddatum | fertig stellen | fallig | fallig am | falligkeit |
falligkeitsdatum | fertigstellung | termin | frist | abgabedatum | geplantes ende | bis | bis wann | datum |
zieltermin | soll termin | stichtag | fin | date de fin | echeance | date d echeance | fin prevue |
date limite | date fin | pour le | delai | date prevue | au | fecha de fin | fecha fin | vencimiento |
fecha de vencimiento | fecha limite | fin previsto | plazo | fecha | fecha de entrega | fecha prevista |
data fine | fine | data di fine | scadenza | data di scadenza | termine | fine prevista | data | eind | einde |
einddatum | vervaldatum | deadline datum | gepland einde | uiterlijk | data de termino | termino | data fim |
fim | prazo | data limite | data de vencimento | termino previsto |
期日 |
期限 | 終了日 | 完了予定日 | 截止日期 | 结束日期
"""
_ACTUAL_START = """
actual start | actual start date | started | started on | date started | work start | ist anfang |
tatsachlicher anfang |
tatsachlicher beginn | gestartet am | debut reel | inicio real | comienzo real | inizio effettivo | werkelijk begin
"""
_ACTUAL_FINISH = """
actual finish | actual end | actual end date | actual finish date | completed date | completed at | completed on |
date completed | closed at utc | closed at | closed on | closed date | date closed | closed | resolved | resolved at |
resolution date | finished on | date finished | done on | done date | work end | actual completion date |
ist ende | tatsachliches ende | abgeschlossen am | erledigt am | geschlossen am | geschlossen | erledigt datum |
fin reelle | termine le | date de cloture | cloture | ferme | fait le | fin real | cerrado | fecha de cierre |
completado el | fine effettiva | chiuso | data chiusura | werkelijk einde | gesloten | afgerond op | termino real |
fechado | concluido em | 完了日 | 終了 | 实际结束日期
"""
_OWNER = """
owner | assignee | assigned to | assigned | responsible | resource names | resources | resource |
primary resource | who | person | people | members | assignees | task owner | responsible person |
responsible party | accountable | lead | by whom | team members | team member | action owner | performed by |
assigned resource | owners | assigned resources | raci responsible | verantwortlich | verantwortlicher |
verantwortliche | zustandig | zugewiesen an | bearbeiter | wer | besitzer | ressourcennamen | ressourcen |
zugewiesene person | zustandigkeit | responsable | assigne a | assigne | attribue a | affecte a | qui |
noms ressources | ressources | proprietaire | pilote | asignado a | asignado | encargado | quien |
nombres de los recursos | propietario | recursos | responsabile | assegnato a | chi | nomi risorse | risorse |
incaricato | assegnatario | verantwoordelijke | verantwoordelijk | toegewezen aan | eigenaar | wie |
namen van resources | responsavel | atribuido a | atribuido | quem | nomes dos recursos |
担当者 | 担当 | 负责人
"""
_PREDECESSORS = """
predecessors | predecessor | depends on | dependencies | dependency | blocked by | blocked by dependencies |
unique id predecessors | wbs predecessors | dependent on | prerequisite | prerequisites | preceding tasks |
vorganger | abhangig von | abhangigkeiten | abhangigkeit | voraussetzung | predecesseurs | predecesseur |
depend de | dependances | predecesora | predecesoras | depende de | dependencias | predecessori | dipende da |
dipendenze | voorafgaande taken | voorganger | voorgangers | afhankelijk van | afhankelijkheden |
predecessoras | predecessora
"""
_NOTES = """
notes | note | comments | comment | remarks | remark | description | card description | details | task notes |
detail | task description | results | result | expected result | latest comment | additional information | how |
instructions | short description | long description | bemerkung | bemerkungen | notizen | notiz | kommentar |
kommentare | anmerkung | anmerkungen | hinweis | hinweise | beschreibung | commentaire | commentaires |
remarque | remarques | notas | nota | comentarios | comentario | observaciones | observacion | descripcion |
note e commenti | commenti | commento | osservazioni | descrizione | opmerkingen | opmerking | notities |
toelichting | omschrijving | observacoes | observacao | descricao |
説明 | 備考 | 备注
"""
_OUTLINE = """
outline number | wbs | wbs code | wbs number | wbs id | wbs no | outline | outline no | nr | no | number |
item no | task no | task number | task # | # | ref | ref no | step no | step # | sr no | s no | sl no | seq |
sequence | step number | psp code | psp | psp nr | gliederungsnummer | nummer | lfd nr | pos | position |
projektstrukturplan code | numero | n | num | numero hierarchique | numero de organigrama | edt |
numero de esquema | numero struttura | volgnummer | overzichtsnummer | eap | numero da estrutura de topicos |
item number | 番号 | 序号
"""
_LEVEL = """
outline level | level | hierarchy level | indent | indent level | wbs level | depth | gliederungsebene | ebene |
stufe | niveau | niveau hierarchique | nivel | nivel de esquema | livello | overzichtsniveau |
nivel da estrutura de topicos | hierarchy
"""
_PARENT = """
parent task | parent | parent id | parent issue | parent task id | parent key | parent name | parent ticket |
parent item | child of | belongs to | ubergeordnete aufgabe | ubergeordnetes ticket | ubergeordneter vorgang |
ubergeordnet | elternaufgabe | tache parente | parente | tarea padre | tarea principal | padre |
attivita padre | attivita principale | bovenliggende taak | hoofdtaak | tarefa pai | pai |
親課題 | 親チケット | 父任务
"""
_ID = """
id | task id | unique id | uid | issue id | card id | item id | ticket id | ticket # | ticket number |
record id | sys id | activity id | aufgaben id | vorgangs id | identifiant | id de tarea | identificador |
id attivita | taak id | id da tarefa
"""
_KEY = """
key | issue key | task key | code | reference | schlussel | cle | clave | chiave | sleutel | chave | iid |
キー | number
"""
_COVERS = """
covers | golive | golive covers | golive ids | activity ids | activity id golive | golive activities | labels |
tags | label | tag | etichette | etiquetas | etiquettes | stichworter
"""
_MILESTONE = """
milestone | is milestone | milestone ? | key milestone | meilenstein | jalon | hito | pietra miliare |
mijlpaal | marco
"""
_ACTIVE = "active | aktiv | actif | activo | attivo | actief | ativo"
_SUMMARY = "is summary | summary ? | sammelvorgang"

FIELDS: Final[dict[str, str]] = {
    "name": _NAME,
    "subtask": _SUBTASK,
    "section": _SECTION,
    "status": _STATUS,
    "percent": _PERCENT,
    "done": _DONE,
    "start": _START,
    "finish": _FINISH,
    "actual_start": _ACTUAL_START,
    "actual_finish": _ACTUAL_FINISH,
    "owner": _OWNER,
    "predecessors": _PREDECESSORS,
    "notes": _NOTES,
    "outline": _OUTLINE,
    "level": _LEVEL,
    "parent": _PARENT,
    "id": _ID,
    "key": _KEY,
    "covers": _COVERS,
    "milestone": _MILESTONE,
    "active": _ACTIVE,
}
"""From the field of a task to the headings that mean it, separated by bars."""


def plain(heading: str) -> str:
    """A heading without capitals, accents and punctuation; `%`, `#` and `?` stay, they mean something."""
    folded = unicodedata.normalize("NFKD", heading[:200].casefold().replace("_", " ").replace("ß", "ss"))
    letters = "".join(letter for letter in folded if not unicodedata.combining(letter))
    words = re.sub(r"([%#?])", r" \1 ", re.sub(r"\([^)]*\)$", "", letters)) if letters.strip() else ""
    return " ".join(re.sub(r"[^\w%#?✓✔☑]+", " ", words).split())


@cache
def ranks() -> dict[str, list[tuple[int, str]]]:
    """From a plain heading to the fields that it may mean, with its rank among the headings of each."""
    found: dict[str, list[tuple[int, str]]] = {}
    for field, words in FIELDS.items():
        for rank, word in enumerate(" ".join(words.split()).split(" | ")):
            found.setdefault(unicodedata.normalize("NFKD", word), []).append((rank, field))
    return found


def is_heading(text: str) -> bool:
    """Whether a text is a known name of a column."""
    return len(text) < 100 and plain(text) in ranks()
