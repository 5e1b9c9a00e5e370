"""Whether an installed golive is typed as it says: mypy and pyright look at programs that use it."""

import json
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HERE = Path(__file__).parent
PROGRAM, MISTAKES = HERE / "typed_program.py", HERE / "typed_mistakes.py"


def typing_problems(uv: Path, python: Path, folder: Path) -> list[str]:
    """What is wrong, a line each. `python` has golive installed; the checkers go there, too, `folder` being empty."""
    wanted = [uv, "export", "--quiet", "--frozen", "--only-group", "typing", "--no-hashes", "--project", ROOT]
    pins = folder / "typing.txt"
    pins.write_text(subprocess.run(wanted, check=True, capture_output=True, text=True).stdout)
    subprocess.run([uv, "pip", "install", "--quiet", "--python", python, "-r", pins], check=True)
    (folder / "mypy.ini").write_text("[mypy]\nstrict = True\nshow_error_codes = True\n")
    (folder / "pyrightconfig.json").write_text(json.dumps({"typeCheckingMode": "strict"}))
    program, mistakes = (folder / path.name for path in (PROGRAM, MISTAKES))
    program.write_text(PROGRAM.read_text())
    mistakes.write_text(MISTAKES.read_text())
    return [problem for checker in (_mypy, _pyright) for problem in _judged(checker(python, folder), program, mistakes)]


def _judged(found: list[tuple[Path, int, str]], program: Path, mistakes: Path) -> list[str]:
    """What was found in the sound program, and what was not found in the other one."""
    said = [f"{program.name}:{line}: {says}" for path, line, says in found if path.name == program.name]
    lines = {line for path, line, _ in found if path.name == mistakes.name}
    wrong = {n for n, text in enumerate(mistakes.read_text().splitlines(), 1) if text.endswith("# wrong")}
    return said + [f"{mistakes.name}:{line}: this mistake was not found" for line in sorted(wrong - lines)]


def _mypy(python: Path, folder: Path) -> list[tuple[Path, int, str]]:
    command = [python, "-m", "mypy", "--config-file", "mypy.ini", "--cache-dir", "cache", "--output", "json"]
    done = subprocess.run(
        [*command, PROGRAM.name, MISTAKES.name], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1, f"mypy failed: {done.stdout}{done.stderr}"
    told = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    return [(Path(one["file"]), one["line"], f"mypy: {one['message']}") for one in told if one["severity"] == "error"]


def _pyright(python: Path, folder: Path) -> list[tuple[Path, int, str]]:
    done = subprocess.run(
        [python, "-m", "pyright", "--pythonpath", python, "--outputjson", PROGRAM.name, MISTAKES.name],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, f"pyright failed: {done.stdout[-500:]}{done.stderr[-500:]}"
    told = json.loads(done.stdout)["generalDiagnostics"]
    return [(Path(one["file"]), one["range"]["start"]["line"] + 1, f"pyright: {one['message']}") for one in told]
