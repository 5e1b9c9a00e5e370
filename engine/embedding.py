"""The engine as other programs get it: with reports that show themselves in a notebook.

The models know nothing of the engine (docs/decisions), so what shows a report is handed to it here, above both.
"""

from golive.engine.check import Engine, check
from golive.engine.report.formats.notebook import repr_html
from golive.schemas.report import Report

Report.in_notebook = repr_html

__all__ = ["Engine", "Report", "check"]
