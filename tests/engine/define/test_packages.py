"""Rulesets of installed packages, found by their entry point."""

import importlib
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from golive import Engine, UsageError
from golive.engine.authoring.scaffold import begin
from golive.engine.define import rulesets
from golive.engine.define.packages import packaged_folder, packaged_names

Install = Callable[..., Path]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Puts a package with an entry point where Python finds it, as pip would; the module is `ours_NAME`."""

    def installed(name: str, value: str | None = None, module: str | None = "", package: str = "") -> Path:
        package = package or name
        site = tmp_path / f"site-{package}"
        begin(f"ours-{package}", tmp_path, "pmbok-itil")
        site.mkdir()
        folder = site / f"ours_{package}"
        (tmp_path / f"ours-{package}").rename(folder)
        if module is not None:
            (folder / "__init__.py").write_text(module)
        info = site / f"ours_{package}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: ours-{package}\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(f"[golive.rulesets]\n{name} = {value or folder.name}\n")
        monkeypatch.syspath_prepend(str(site))
        importlib.invalidate_caches()
        return folder

    yield installed  # type: ignore[misc]
    for loaded in [one for one in sys.modules if one.startswith("ours_")]:
        del sys.modules[loaded]


def test_a_module_whose_folder_is_the_ruleset(install: Install) -> None:
    folder = install("shared")
    assert "shared" in packaged_names()
    assert packaged_folder("shared") == folder
    assert "ours-shared/agree-out-of-hours" in Engine("shared").vocabulary.activities


def test_a_folder_without_code_and_a_path_in_a_module(install: Install) -> None:
    assert packaged_folder("bare") is None
    assert packaged_folder("plain") is None
    plain = install("plain", module=None)
    text = "from pathlib import Path\nFOLDER = Path(__file__).parent\nTEXT = str(FOLDER)\nNUMBER = 3\n"
    folder = install("path", "ours_path:FOLDER", text)
    install("text", "ours_text:TEXT", text)
    assert packaged_folder("plain") == plain
    assert packaged_folder("path") == folder
    assert packaged_folder("text") is not None


@pytest.mark.parametrize(
    ("value", "module", "said"),
    [
        ("ours_bad:NUMBER", "NUMBER = 3", "names no folder; name a module whose folder has the ruleset.yaml"),
        ("ours_bad:NOTHING", "", "cannot be imported (AttributeError: "),
        ("ours_bad", "import nothing_of_the_kind", "(ModuleNotFoundError: No module named 'nothing_of_the_kind')"),
        ("ours_bad", "raise SystemExit(3)", "cannot be imported (SystemExit: 3); reinstall or repair it"),
        ("ours_bad:FOLDER", "FOLDER = '/nowhere'", "names /nowhere, which has no ruleset.yaml; was it packed without"),
    ],
)
def test_a_broken_package(value: str, module: str, said: str, install: Install) -> None:
    install("bad", value, module)
    with pytest.raises(UsageError) as refused:
        Engine("bad")
    assert said in str(refused.value)
    assert str(refused.value).startswith(f"the ruleset 'bad' of the package ours-bad, entry point {value!r},")


def test_two_packages_with_one_name(install: Install) -> None:
    install("same")
    install("same", package="other")
    with pytest.raises(UsageError, match=r"is brought by ours-other \(ours_other\) and ours-same \(ours_same\); unins"):
        Engine("same")


def test_a_typing_error_in_the_name_of_a_package(install: Install) -> None:
    install("shared")
    with pytest.raises(UsageError, match=r"there is no ruleset 'shred'; did you mean shared\?"):
        Engine("shred")


def test_what_golive_brings_is_found_without_looking_for_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    def looked(name: str) -> None:
        pytest.fail(f"looked for {name}")

    monkeypatch.setattr(rulesets, "packaged_folder", looked)
    assert rulesets.ruleset_folder("pmbok-itil").name == "pmbok-itil"
    assert rulesets.ruleset_named("readiness").id == "readiness"


def test_a_ruleset_may_extend_one_of_a_package(install: Install, tmp_path: Path) -> None:
    folder = install("shared")
    begin("mine", tmp_path, "shared")
    both = Engine(tmp_path / "mine").ruleset
    assert {"mine/agree-out-of-hours", "ours-shared/agree-out-of-hours"} <= {one.id for one in both.activities}
    shipped = Path(rulesets.__file__).parents[2] / "rulesets/pmbok-itil"
    assert rulesets.folders_of(tmp_path / "mine", "shared") == [tmp_path / "mine", folder, shipped]
