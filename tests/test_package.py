"""What is packaged is what is there, and modules import each other in one way."""

import ast
import os
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

import golive

ROOT = Path(__file__).resolve().parents[1]
BESIDE = {"tests", "benchmarks", "examples", "docs", "build", "dist"}  # in the repository, not in the package
BARE = {"engine", "schemas", "commands", "cli", "service"}


def _project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def _files(within: set[str] | None = None) -> Iterator[Path]:
    """Every Python file of the repository, or of the package alone, relative to the root."""
    for folder, folders, names in os.walk(ROOT):
        hidden = {name for name in folders if name.startswith((".", "__")) or name.endswith(".egg-info")}
        folders[:] = sorted(set(folders) - hidden - (within or set()))
        yield from ((Path(folder) / name).relative_to(ROOT) for name in sorted(names) if name.endswith(".py"))


def _imports(path: Path) -> Iterator[tuple[int, str]]:
    """The level and name of every module that a file imports."""
    for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((0, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.level, node.module or ""


PACKAGE = list(_files(BESIDE))
EVERYTHING = list(_files())


def test_every_folder_with_code_is_a_package() -> None:
    folders = {path.parent for path in PACKAGE}
    assert folders == {path.parent for path in PACKAGE if path.name == "__init__.py"}
    assert Path("engine/evaluate") in folders


def test_the_packages_of_pyproject_are_the_folders() -> None:
    folders = {".".join(("golive", *path.parent.parts)) for path in PACKAGE if path.name == "__init__.py"}
    assert sorted(_project()["tool"]["setuptools"]["packages"]) == sorted(folders)


@pytest.mark.parametrize(
    "name",
    [
        "py.typed",
        "schemas/record.schema.json",
        "rulesets/pmbok-itil/ruleset.yaml",
        "rulesets/pmbok-itil.compiled.json",
        "rulesets/pmbok-itil.recognise.json",
    ],
)
def test_what_is_not_code_is_packaged_too(name: str) -> None:
    assert (ROOT / name).is_file()
    patterns = _project()["tool"]["setuptools"]["package-data"]["golive"]
    packaged = {path for pattern in patterns for path in ROOT.glob(pattern)}
    assert ROOT / name in packaged


def test_every_file_of_the_rulesets_is_packaged() -> None:
    patterns = _project()["tool"]["setuptools"]["package-data"]["golive"]
    packaged = {path for pattern in patterns for path in ROOT.glob(pattern)}
    there = {path for path in (ROOT / "rulesets").rglob("*") if path.is_file()}
    assert there <= packaged


@pytest.mark.parametrize("name", golive.__all__)
def test_every_public_name_is_there_and_says_what_it_is(name: str) -> None:
    thing = getattr(golive, name)
    assert thing.__doc__ or get_args(thing), "words say what they are in docs/api.md"


def test_errors_have_one_root() -> None:
    for error in (golive.EngineError, golive.InputError, golive.UsageError):
        assert issubclass(error, golive.GoliveError)


def test_the_version_is_that_of_pyproject() -> None:
    from golive.engine.check import tool_version

    assert tool_version() == _project()["project"]["version"]


@pytest.mark.parametrize("path", EVERYTHING, ids=str)
def test_nothing_is_imported_bare(path: Path) -> None:
    assert [name for _, name in _imports(path) if name.partition(".")[0] in BARE] == []


@pytest.mark.parametrize("path", PACKAGE, ids=str)
def test_nothing_is_imported_relatively(path: Path) -> None:
    assert [name for level, name in _imports(path) if level] == []


@pytest.mark.parametrize("path", PACKAGE, ids=str)
def test_only_the_inference_knows_durable_rules(path: Path) -> None:
    durable = [name for _, name in _imports(path) if name.partition(".")[0] in ("durable", "durable_rules_engine")]
    assert not durable or path.parts[:2] == ("engine", "infer")


def test_the_inference_does_know_it() -> None:
    assert any(name.startswith("durable") for path in PACKAGE for _, name in _imports(path))


@pytest.mark.parametrize("path", [path for path in PACKAGE if path.parts[0] == "schemas"], ids=str)
def test_the_models_do_no_input_or_output(path: Path) -> None:
    used = {name.partition(".")[0] for _, name in _imports(path)}
    assert not used & {"yaml", "click", "os", "sys", "pathlib", "io", "subprocess", "urllib", "socket", "sqlite3"}


@pytest.mark.parametrize("path", PACKAGE, ids=str)
def test_every_module_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(ast.parse((ROOT / path).read_text(encoding="utf-8")))
