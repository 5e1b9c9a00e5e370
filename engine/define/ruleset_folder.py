"""Which files of a folder are a ruleset. Nothing is opened here, and nothing outside the folder is looked at."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from golive.engine.errors import InputError, Problem
from golive.engine.load.limits import MAX_ENTRIES, MAX_FILES, MAX_FOLDERS, MAX_RULESET_BYTES
from golive.engine.load.problems import in_order
from golive.engine.load.source import refuse

MANIFEST, FACTS = "ruleset.yaml", "facts.yaml"
BASES = ("base-record.yaml", "base-portfolio.yaml")
RULES, PROFILES = "rules", "profiles"
GUESSES = "facts.yaml"  # in recognise/: what a plan says of the project itself; only `golive init --from` reads it
RECOGNISE = "recognise"  # how tasks are worded; read apart, so that it delays and changes no report without tasks
_NOTES = (".md", "~")
_NEARLY = (".yaml", ".yml", ".yaml.txt", ".yml.txt")


def ruleset_files(folder: Path) -> list[Path]:
    """The YAML files of a ruleset, in a fixed order; raises InputError where one of them cannot be read as such."""
    files, problems = survey(folder)
    if problems:
        raise InputError(in_order(problems))
    return files


def survey(folder: Path) -> tuple[list[Path], list[Problem]]:
    """The YAML files of a ruleset, and what else in the folder was probably meant as one; raises InputError.

    What begins with a dot is left alone, as editors and version control leave such files everywhere.
    """
    _refuse_no_ruleset(folder)
    inside = Path(os.path.realpath(folder))
    files: list[Path] = []
    problems: list[Problem] = []
    for entry in _entries(folder, problems):
        path, name = Path(entry.path), entry.name.lower()
        if name.endswith(_NEARLY):
            wrong = _wrong(entry, inside)
            problems += [Problem(entry.path, None, "", wrong)] if wrong else []
            files += [] if wrong else [path]
    files.sort()
    size = sum(path.stat().st_size for path in files)
    if len(files) > MAX_FILES:
        raise refuse(str(folder), f"has {len(files)} YAML files; a ruleset of more than {MAX_FILES} is not read")
    if size > MAX_RULESET_BYTES:
        most = f"a ruleset of more than {MAX_RULESET_BYTES:,} bytes is not read; split it"
        raise refuse(str(folder), f"has {size:,} bytes of YAML; {most}")
    return files, problems


def recognise_files(folder: Path) -> tuple[list[Path], list[Problem]]:
    """The files of a ruleset in which it says how tasks are worded, and what else in their folder is not read.

    What begins with a dot is left alone here, too, and so are Markdown and the copies of editors (`~`).
    """
    home = folder / RECOGNISE
    try:
        with os.scandir(home) as found:
            entries = sorted((one for one in found if not _is_apart(one.name)), key=lambda one: one.name)
    except FileNotFoundError:
        return [], []
    except OSError as error:
        said = f"cannot be read as a folder ({error.strerror}); put the words and wordings into a folder of that name"
        return [], [Problem(str(home), None, "", said)]
    inside = Path(os.path.realpath(folder))
    told = [(Path(entry.path), _not_worded(entry, inside)) for entry in entries if not entry.name.endswith(_NOTES)]
    if len(told) > MAX_FILES:
        raise refuse(str(home), f"has {len(told)} files; more than {MAX_FILES} are not read")
    return [path for path, wrong in told if not wrong], [Problem(str(p), None, "", wrong) for p, wrong in told if wrong]


def _is_apart(name: str) -> bool:
    return name.startswith(".") or name == GUESSES


def _not_worded(entry: "os.DirEntry[str]", inside: Path) -> str | None:
    """Why something in the folder of wordings is not read; None where it is."""
    if entry.name.lower().endswith(_NEARLY):
        return _wrong(entry, inside)
    if entry.is_dir():
        return f"is a folder, which is not read; put its files into {RECOGNISE}/ itself"
    return "is not read; write it as YAML into a file whose name ends with .yaml, or put it elsewhere"


def _refuse_no_ruleset(folder: Path) -> None:
    """Raise InputError where the folder has no manifest; before it is gone through, as it may be anything."""
    try:
        names = [path.name for path in folder.iterdir()]
    except FileNotFoundError:
        raise refuse(str(folder), "there is no such folder; name the folder of a ruleset") from None
    except NotADirectoryError:
        raise refuse(str(folder), "is a file; name the folder it is in") from None
    except PermissionError:
        raise refuse(str(folder), "may not be read; check its permissions") from None
    except (OSError, ValueError) as error:
        raise refuse(str(folder), f"cannot be read: {getattr(error, 'strerror', None) or error}") from None
    if MANIFEST not in names:
        nearly = [name for name in sorted(names) if name.lower().rpartition(".")[0] in ("ruleset", "ruleset.yaml")]
        remedy = f"rename {nearly[0]} to {MANIFEST}" if nearly else f"name the folder that has a {MANIFEST} in it"
        raise refuse(str(folder), f"is no ruleset; it has no {MANIFEST}; {remedy}")


def _entries(folder: Path, problems: list[Problem]) -> Iterator["os.DirEntry[str]"]:
    """Everything in the folder but folders, without following links; raises InputError where there is too much."""
    ahead = [(str(folder), 1)]
    count = 0
    while ahead:
        path, depth = ahead.pop()
        try:
            with os.scandir(path) as found:
                entries = sorted((one for one in found if not one.name.startswith(".")), key=lambda one: one.name)
        except OSError as error:
            problems.append(Problem(path, None, "", f"cannot be read ({error.strerror}); check its permissions"))
            continue
        count += len(entries)
        if count > MAX_ENTRIES:
            raise refuse(str(folder), f"has more than {MAX_ENTRIES:,} files; put the ruleset into a folder of its own")
        for entry in entries:
            if entry.is_dir(follow_symlinks=False) and not entry.name.lower().endswith(_NEARLY):
                if depth >= MAX_FOLDERS:
                    raise refuse(entry.path, f"is more than {MAX_FOLDERS} folders deep; move it up")
                if depth > 1 or entry.name != RECOGNISE:
                    ahead.append((entry.path, depth + 1))
            elif entry.is_symlink() and Path(entry.path).is_dir():  # entry.is_dir() stumbles over circles of links
                said = "is a link to a folder, which is not followed; put the folder itself there"
                problems.append(Problem(entry.path, None, "", said))
            else:
                yield entry


def _wrong(entry: "os.DirEntry[str]", inside: Path) -> str | None:
    """What is wrong with something that is called like a file of a ruleset; None where it can be read."""
    said = None if entry.is_file(follow_symlinks=False) else _wrong_link(Path(entry.path), inside)
    return said or (None if entry.name.endswith(".yaml") else "is not read; rename it so that it ends with .yaml")


def _wrong_link(path: Path, inside: Path) -> str | None:
    """What is wrong with something that is no plain file; None where it leads to one."""
    real = Path(os.path.realpath(path))
    if not real.is_relative_to(inside):
        return "points outside the folder of the ruleset; put the file itself there"
    try:
        mode = real.stat().st_mode
    except FileNotFoundError:
        return "is a link that leads nowhere; put the file itself there"
    except OSError as error:
        return f"cannot be read: {error.strerror}; put the file itself there"
    if stat.S_ISDIR(mode):
        return "is a folder that is called like a file; rename it"
    if not stat.S_ISREG(mode):
        return "is no file that can be read; put a file there"
    return None
