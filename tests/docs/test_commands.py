"""Every command of the README and of docs/ is run, in a folder such as a reader has, and prints what the page shows."""

import importlib
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest
from doc_pages import Block, Command, blocks, commands_in_text, pages

from golive.commands.group import golive

ROOT = Path(__file__).resolve().parents[2]
Run = Callable[..., Any]
# Where exit status 1 is an answer and no refusal: it is told by what the command prints.
_ANSWERS = ("check", "gate", "diff", "replay", "verify", "rules", "waivers")
_SHELL = re.compile(r"[|&;<>$*`(){}]")
_LONGEST = 120  # seconds
# Files that stand for the reader's own; given where a command reads one that no command before it wrote.
_OWN = {
    "project.yaml": "office-365-migration.yaml",
    "plan.yaml": "office-365-migration.yaml",
    "plan.xml": "new-office-plan.xml",
    "move.xml": "data-centre-move.xml",
    "plan.md": "warehouse-go-live.md",
    "plan.csv": "warehouse-scanners.csv",
    "changes.json": "new-office-changes.json",
    "waivers.csv": "office-365-waivers.csv",
    "ours.yaml": "profiles/ottermead.yaml",
    "new.yaml": "office-365-migration.yaml",
}
_TEXTS = {
    "facts.yaml": "facts: { touches_production: true }\n",
    "risks.csv": "name,owner\nThe supplier is late,S. Brandt\n",
}
_WRITTEN = {
    **{
        name: ["check", "examples/office-365-migration.yaml", "-f", "json:made.json"]
        for name in ("report.json", "monday.json", "friday.json", "old.json", "new.json")
    },
    "baseline.json": ["check", "examples/office-365-migration.yaml", "--create-baseline", "made.json"],
    "ours": ["rules", "new", "ours"],
}
# Commands in blocks ```sh, by their beginning: what cannot be run here, and why.
_NOT_RUN = {
    "./do ": "sets up a development environment, builds or tests: CI runs it as it stands",
    "pip install": "needs a network, and would change the environment of the tests",
    "pipx install": "needs a network",
    "apt-get install": "changes the machine",
    "git clone": "needs a network",
    "pre-commit ": "fetches environments; tests/ci/test_pre_commit.py runs the hooks",
    "curl ": "asks a server that the reader has",
    "gh ": "asks GitHub",
    "#": "a remark",
}
# Commands in the text that are not run, by what they need.
_NEEDS = {
    "plan.mpp": "Java and golive[mpp]; tests/engine/load/importers/ms_project has it",
    "plan.xlsx": "a workbook; tests/engine/load/importers/sheet writes some",
    "~/.ssh/id_ed25519": "a key of the reader's; docs/replay.md makes one and signs with it",
    "list.xlsx": "a list that somebody worked through; the tests of lists write some",
    "jira-export.csv": "an export of Jira; tests of the page run the same with files of their own",
    "jira.csv": "an export of Jira; tests/engine/load/importers/jira has one",
    "--tolerate": "a record, which the sentence leaves out; tests/commands/test_waivers.py has it",
    "project.json": "an export of ServiceNow and others; tests/engine/load/importers has them",
}


def _named(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


class Reader:
    """Somebody who follows a page: a folder with the examples, and what the commands left in it."""

    def __init__(self, folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        self._top, self._run, self._patch = folder, run, monkeypatch
        shutil.copytree(ROOT / "examples", folder / "examples")
        shutil.copytree(ROOT / "examples", folder, dirs_exist_ok=True)
        self._status = 0
        monkeypatch.chdir(folder)
        monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")

    def put(self, block: Block) -> None:
        """Write the file that a block is."""
        path = Path(block.file or "")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.body, encoding="utf-8")

    def type(self, command: Command) -> tuple[int, str, str]:
        """Run a line; gives the exit status, what it printed, and what it said on standard error."""
        words = shlex.split(command.line, comments=True)
        if words[:1] == ["cd"]:
            self._patch.chdir(words[1])
            return 0, "", ""
        if command.line.strip() == "echo $?":
            return 0, f"{self._status}\n", ""
        if words[:3] == ["pip", "install", "."]:
            self._install()
            return 0, "", ""
        self.provide(words)
        if words[:1] == ["golive"] and not _SHELL.search(command.line.partition("  #")[0]):
            done = self._run(*words[1:], stdin="q\n" if "--review" in words else None)
            self._status = done.status
            return done.status, done.out, done.err
        shell = subprocess.run(
            ["bash", "-c", command.line],
            capture_output=True,
            text=True,
            timeout=_LONGEST,
            check=False,
            stdin=subprocess.DEVNULL,
            env={**os.environ, "COLUMNS": "80"},
        )
        self._status = shell.returncode
        return shell.returncode, shell.stdout, shell.stderr

    def _install(self) -> None:
        """Put the package of the folder where Python finds it, as pip would; without a network, for this test alone."""
        project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
        info = Path(f"{project['name'].replace('-', '_')}-{project['version']}.dist-info")
        info.mkdir()
        head = f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n"
        (info / "METADATA").write_text(head, encoding="utf-8")
        lines = []
        for group, points in project["entry-points"].items():
            lines += [f"[{group}]", *(f"{name} = {value}" for name, value in points.items())]
        (info / "entry_points.txt").write_text("\n".join([*lines, ""]), encoding="utf-8")
        self._patch.syspath_prepend(str(Path.cwd()))
        importlib.invalidate_caches()

    def provide(self, words: list[str]) -> None:
        """Put a file of the reader's own where a command reads one and there is none."""
        written = {words[n + 1] for n, word in enumerate(words[:-1]) if word in ("-o", "--output", "new", "init", ">")}
        if words[1:3] == ["init", "--from"]:
            words = words[3:4]
        for name in {word.rstrip("/") for word in words} - written:
            if Path(name).exists():
                continue
            if name in _OWN:
                shutil.copy(ROOT / "examples" / _OWN[name], name)
            elif name in _TEXTS:
                Path(name).write_text(_TEXTS[name], encoding="utf-8")
            elif name in _WRITTEN:
                self._run(*_WRITTEN[name])
                if Path("made.json").exists():
                    Path("made.json").rename(name)


def _right(command: Command, status: int) -> bool:
    """Whether the exit status is the one that is named; else success, or 1 of a command that answers with it."""
    if command.status is not None:
        return status == command.status
    words = command.line.split()
    return status == 0 or (status == 1 and words[0] == "golive" and words[1] in _ANSWERS)


def _marked(page: Path) -> Any:
    """The page; that which starts programs of its own is left to the thorough run."""
    marks = [pytest.mark.thorough] if page.name == "embed.md" else []
    return pytest.param(page, marks=marks, id=_named(page))


@pytest.mark.parametrize(
    "page", [_marked(page) for page in pages() if any(b.language == "console" for b in blocks(page))]
)
def test_what_a_page_says_is_what_a_reader_gets(
    page: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = Reader(tmp_path, run, monkeypatch)
    for block in blocks(page):
        if block.file is not None:
            reader.put(block)
        if block.language != "console":
            continue
        for command in block.commands():
            status, out, err = reader.type(command)
            told = f"{_named(page)}:{command.number}: {command.line}\nexit status {status}\n{out}{err}"
            assert _right(command, status), told
            assert any(map(command.shows, (out, out + err, err + out, err))), told


def test_every_block_of_commands_is_run_or_says_why_not() -> None:
    for page in pages():
        for block in blocks(page):
            if block.language == "console":
                assert block.commands(), f"{_named(page)}:{block.number}: a console without a line that begins with $"
            if block.language in ("sh", "bash", "shell"):
                lines = block.body.replace("\\\n", " ").splitlines()
                for line in filter(str.strip, lines):
                    known = line.startswith(tuple(_NOT_RUN))
                    assert known, f"{_named(page)}:{block.number}: {line}: neither console nor in _NOT_RUN"


def _command(words: list[str]) -> click.Command:
    """The command that is named, past groups; an assertion fails where there is none."""
    at: click.Command = golive
    for word in words:
        if not isinstance(at, click.Group) or word.startswith("-"):
            break
        found = at.get_command(click.Context(at), word)
        assert found is not None, f"there is no command {word}"
        at = found
    return at


def _runnable(words: list[str]) -> bool:
    """Whether it is a whole command: it names what it works on, and nothing that stands for something else."""
    if any(word.partition(".")[0].isupper() or "..." in word or word in _NEEDS for word in words):
        return False
    command = _command(words[1:])
    try:
        with command.make_context("golive", words[1 + _depth(words) :], resilient_parsing=False):
            return True
    except click.UsageError:
        return False
    except click.exceptions.Exit:  # --help and the like have answered already
        return True


def _depth(words: list[str]) -> int:
    return 2 if words[1:2] in (["rules"], ["waivers"]) else 1


def _each_once() -> dict[Path, list[str]]:
    """The commands in the text of each page; one that several pages name is left to the first."""
    seen: set[str] = set()
    found = {}
    for page in pages():
        found[page] = [line for line in commands_in_text(page) if line not in seen]
        seen.update(found[page])
    return {page: lines for page, lines in found.items() if lines}


_IN_TEXT = _each_once()


@pytest.mark.parametrize("page", _IN_TEXT, ids=_named)
def test_commands_in_the_text_exist_and_run(
    page: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, line in enumerate(_IN_TEXT[page]):
        words = shlex.split(line)
        known = {name for one in _command(words[1:]).params for name in (*one.opts, *one.secondary_opts)}
        given = {word.partition("=")[0] for word in words if word.startswith("--")}
        assert given <= known | {"--help", "--version"}, f"{_named(page)}: {line}"
        if len(words) == 1 + _depth(words) or not _runnable(words):
            continue
        folder = tmp_path / str(number)
        folder.mkdir()
        reader = Reader(folder, run, monkeypatch)
        status, out, err = reader.type(Command(line, 0))
        assert _right(Command(line, 0), status), f"{_named(page)}: {line}\nexit status {status}\n{out}{err}"
