"""The public surface: every change of a name, a signature or a field shows as a difference of one text."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import golive


def _surface(root: Path, name: str) -> str:
    """A text that a module of .ci gives."""
    script = f"from public_surface import {name}; import sys; sys.stdout.write({name}())"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=root / ".ci", capture_output=True, text=True, check=False, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_public_surface_is_what_was_agreed(root: Path, golden: Callable[[str, str], None]) -> None:
    golden("public-surface.txt", _surface(root, "surface_text"))


def test_the_names_are_sorted_and_all_there() -> None:
    assert golive.__all__ == sorted(golive.__all__)
    assert dir(golive) == golive.__all__
    for name in golive.__all__:
        assert getattr(golive, name) is not None


@pytest.mark.parametrize("name", ["Enginee", "engine_for", "__path_to_nothing__"])
def test_what_is_not_public_is_not_there(name: str) -> None:
    with pytest.raises(AttributeError, match=f"has no attribute '{name}'"):
        getattr(golive, name)


def test_importing_golive_imports_nothing_else() -> None:
    script = "import sys, golive; assert golive.__all__; print([n for n in sys.modules if n.startswith('golive.')])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
