"""The address under which an activity or a rule is described."""

import os
from urllib.parse import quote

DOCS = "GOLIVE_DOCS_URL"


def address_of(ruleset: str, name: str) -> str:
    """The address of an activity or rule.

    `BASE/RULESET/ID` where GOLIVE_DOCS_URL gives the base, a web address; else a URN, which names it for good but
    opens nothing.
    """
    base = os.environ.get(DOCS, "").strip().rstrip("/")
    if base.startswith(("https://", "http://")):
        return f"{base}/{quote(ruleset)}/{quote(name)}"
    return f"urn:golive:{quote(ruleset)}:{quote(name)}"
