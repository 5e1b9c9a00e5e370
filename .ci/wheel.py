"""Build the wheel and look into it: everything of the package, nothing else, it runs alone, and its types are right."""

import subprocess
import sys
import tempfile
import venv
import zipfile
from pathlib import Path

from typed import typing_problems

ROOT = Path(__file__).resolve().parents[1]
UV = ROOT / ".bootstrap" / "bin" / "uv"
_SHIPPED = ("commands", "engine", "schemas")


def expected() -> set[str]:
    """The files that the wheel must have, beside its metadata."""
    folders = [ROOT, *(init.parent for name in _SHIPPED for init in (ROOT / name).rglob("__init__.py"))]
    files = [file for folder in folders for file in folder.glob("*.py")]
    data = [
        *ROOT.glob("rulesets/**/*.yaml"),
        *ROOT.glob("rulesets/*.json"),
        *ROOT.glob("schemas/*.json"),
        *ROOT.glob("engine/report/formats/html_parts/*"),
        ROOT / "py.typed",
    ]
    return {f"golive/{file.relative_to(ROOT).as_posix()}" for file in (*files, *data)}


def main() -> int:
    """Exit status 1 where the wheel is not what it should be."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run([UV, "build", "--quiet", "--wheel", "--out-dir", folder, ROOT], check=True)
        (wheel,) = folder.glob("*.whl")
        inside = {entry for entry in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in entry}
        wrong = sorted(inside ^ expected())
        if wrong:
            sys.stdout.write("the wheel and the tree differ:\n" + "\n".join(wrong) + "\n")
            return 1
        venv.create(folder / "env", with_pip=False)
        python = folder / "env" / "bin" / "python"
        subprocess.run([UV, "pip", "install", "--quiet", "--python", python, wheel], check=True)
        run = subprocess.run(
            [folder / "env" / "bin" / "golive", "check", ROOT / "examples" / "office-365-migration.yaml"],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
        if run.returncode != 1 or "NO-GO" not in run.stdout:
            sys.stdout.write(
                f"the installed program failed ({run.returncode}): {run.stdout[-500:]}{run.stderr[-500:]}\n"
            )
            return 1
        (folder / "typed").mkdir()
        problems = typing_problems(UV, python, folder / "typed")
        if problems:
            sys.stdout.write("a program that uses the installed package:\n" + "\n".join(problems) + "\n")
            return 1
    sys.stdout.write(f"the wheel has {len(inside)} files, runs, and is typed for mypy and pyright\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
