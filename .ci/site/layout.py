"""Everything that the site has, laid out in a folder for Sphinx."""

from pathlib import Path

from command_pages import command_pages
from ruleset_pages import shipped
from schema_pages import schema_pages
from staging import DOCS, ROOT, Stage, pages_of_docs, placed


def staged(folder: Path) -> dict[str, str]:
    """Lay everything out in the folder. Returns what is put into the finished site as it is."""
    rulesets = shipped()
    generated = {**command_pages(), **schema_pages()}
    stage = Stage(folder, {entry for one in rulesets for entry in one.entries}, set(generated))
    for page in pages_of_docs():
        stage.put_page(page)
    for path in (DOCS / "conf.py", *sorted(DOCS.glob("*.png")), *sorted((DOCS / "_static").iterdir())):
        stage.put(placed(path), path.read_bytes())
    for name, text in generated.items():
        stage.put(name, text)
    for path in sorted((ROOT / "schemas").glob("*.schema.json")):
        stage.put(placed(path), path.read_bytes())
    forwards: dict[str, str] = {}
    for one in rulesets:
        one.put(stage)
        forwards |= one.forwards()
    stage.sweep()
    return forwards
