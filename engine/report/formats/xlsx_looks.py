"""How cells of the workbook look: the colours of outcomes, severities, verdicts and of the matrix."""

from xlsxwriter import Workbook
from xlsxwriter.format import Format

_BAD, _POOR, _DOUBT, _GOOD, _AWAY, _PLANNED = "#F8C9C4", "#FBE3B5", "#E3DBF2", "#CFE8CF", "#EDEDED", "#D5E5F5"
# Light enough that black text is read well on them, and that a print without colours loses nothing.
COLOURS = {
    "missing": _BAD,
    "violated": _BAD,
    "open": _POOR,
    "undecided": _DOUBT,
    "planned": _PLANNED,
    "done": _GOOD,
    "upheld": _GOOD,
    "waived": _AWAY,
    "not-applicable": _AWAY,
    "blocker": _BAD,
    "major": _POOR,
    "overdue": _BAD,
    "no-go": _BAD,
    "hold": _DOUBT,
    "conditional": _POOR,
    "go": _GOOD,
}
LEVELS = {"unknown": _DOUBT, "none": _GOOD, "some": _POOR, "most": _BAD, "all": _BAD}


class Looks:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        top = {"valign": "top"}
        self.heading: Format = book.add_format({"bold": True, "bg_color": "#2F3E4E", "font_color": "#FFFFFF"})
        self.title: Format = book.add_format({"bold": True, "font_size": 13})
        self.text: Format = book.add_format({**top, "text_wrap": True})
        self.day: Format = book.add_format({**top, "num_format": "yyyy-mm-dd", "align": "left"})
        self.coloured = {name: book.add_format({**top, "bg_color": colour}) for name, colour in COLOURS.items()}
        self.levels = {
            name: book.add_format({"bg_color": colour, "align": "center"}) for name, colour in LEVELS.items()
        }
