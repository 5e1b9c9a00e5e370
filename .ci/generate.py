"""Write the files that are made from others, or with --check say which are not current."""

import sys
from pathlib import Path

from api_page import api_page

from golive.engine.define.compiled import compiled_file, compiled_text, shipped
from golive.engine.define.ruleset import load_ruleset
from golive.engine.documented import documented
from golive.engine.recognise.compiled import compiled_recognition, recognition_text
from golive.engine.report.pages.folder import PagesFolder
from golive.engine.report.pages.pages import pages_of
from golive.schemas.published import SCHEMA_NAMES, schema_text

ROOT = Path(__file__).resolve().parents[1]
RULESETS = ("pmbok-itil", "readiness")


def generated() -> dict[Path, str]:
    """From file to the content that it should have."""
    facts = load_ruleset(ROOT / "rulesets" / RULESETS[0], shipped).facts.asked
    questions = {fact.id: fact.question for fact in facts}
    files = {ROOT / "schemas" / f"{name}.schema.json": schema_text(name, questions) for name in SCHEMA_NAMES}
    files[ROOT / "docs" / "api.md"] = api_page(facts)
    files |= {compiled_file(name): compiled_text(name) for name in RULESETS}
    return files | {compiled_recognition(ROOT / "rulesets" / name): recognition_text(name) for name in RULESETS}


def pages() -> list[PagesFolder]:
    """The pages of the rulesets, as `golive rules docs` makes them."""
    made = []
    for name in RULESETS:
        shown = documented(name)
        base_at = f"../{shown.base.id}" if shown.base is not None else None
        made.append(PagesFolder(ROOT / "docs/rulesets" / name, pages_of(shown, base_at)))
    return made


def main() -> int:
    """Exit status 1 where --check finds a file that is not current."""
    check = "--check" in sys.argv[1:]
    stale = [path for path, text in generated().items() if not path.is_file() or path.read_text("utf-8") != text]
    for path in stale:
        if check:
            sys.stdout.write(f"{path.relative_to(ROOT)} is not current; run ./do generate\n")
        else:
            path.write_text(generated()[path], "utf-8")
    for folder in pages():
        for path in folder.stale() if check else folder.write():
            stale.append(path)
            if check:
                sys.stdout.write(f"{path.relative_to(ROOT)} is not current; run ./do generate\n")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
