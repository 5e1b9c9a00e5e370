"""Every broken, hostile and odd export, by its name."""

from bad_export import Export
from bad_export_books import BOOKS
from bad_export_csv import CSV
from bad_export_desks import DESKS
from bad_export_jira import JIRA_EXPORTS
from bad_export_json import NOT_JSON
from bad_export_text import TEXTS
from bad_export_trackers import TRACKERS
from bad_export_xml import XML

TABLES = (XML, NOT_JSON, JIRA_EXPORTS, TRACKERS, DESKS, CSV, BOOKS, TEXTS)
EXPORTS: dict[str, Export] = {name: export for table in TABLES for name, export in table.items()}
