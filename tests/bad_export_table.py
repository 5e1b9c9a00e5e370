"""Every broken, hostile and odd export, by its name."""

from bad_export import Export
from bad_export_json import DESKS, JIRA_EXPORTS, NOT_JSON, TRACKERS
from bad_export_tables import BOOKS, CSV
from bad_export_text import TEXTS
from bad_export_xml import XML

TABLES = (XML, NOT_JSON, JIRA_EXPORTS, TRACKERS, DESKS, CSV, BOOKS, TEXTS)
EXPORTS: dict[str, Export] = {name: export for table in TABLES for name, export in table.items()}
