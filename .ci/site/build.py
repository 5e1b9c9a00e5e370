"""Build the site from docs/, the commands, the schemas and the rulesets into build/site; build.py [FOLDER]."""

import shutil
import sys
import time
from pathlib import Path

from checked import problems
from layout import staged
from sphinx.cmd.build import main as sphinx
from staging import ROOT, BrokenLinkError


def main() -> int:
    """Exit status 1 where a link leads nowhere, a page is in no section, or anything is taken from the network."""
    start = time.monotonic()
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build/site"
    source = ROOT / "build/site-source"
    try:
        forwards = staged(source)
    except BrokenLinkError as error:
        sys.stdout.write(f"{error}\n")
        return 1
    if len(sys.argv) == 1:
        shutil.rmtree(target, ignore_errors=True)  # a page that is gone must not stay
    doctrees = str(ROOT / "build/site-doctrees")
    status = sphinx(
        ["-b", "html", "-a", "-W", "--keep-going", "-q", "-j", "2", "-d", doctrees, str(source), str(target)]
    )
    if status:
        return status
    for name, text in forwards.items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    wrong, pages = problems(target)
    sys.stdout.writelines(f"{line}\n" for line in wrong)
    if not wrong:
        took = time.monotonic() - start
        sys.stdout.write(f"the site has {pages} pages ({took:.0f} s); open {target / 'index.html'}\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
