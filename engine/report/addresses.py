"""The address under which an activity or a rule is described."""

import os
from urllib.parse import quote

DOCS = "GOLIVE_DOCS_URL"


def address_of(ruleset: str, name: str) -> str:
    """The address of an activity or rule.

    `BASE/RULESET/ID` where GOLIVE_DOCS_URL gives the base, a web address; else a URN, which names it for good but
    opens nothing.
    """
    base = docs_base()
    return f"{base}/{quote(ruleset)}/{quote(name)}" if base else f"urn:golive:{quote(ruleset)}:{quote(name)}"


def docs_base() -> str:
    """The web address below which activities and rules are described, empty where none is given."""
    base = os.environ.get(DOCS, "").strip().rstrip("/")
    return base if base.startswith(("https://", "http://")) else ""
