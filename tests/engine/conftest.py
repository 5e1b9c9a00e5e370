"""What the tests of reading files share."""

from collections.abc import Callable
from pathlib import Path

import pytest

from golive import Engine, InputError
from golive.engine.load.importers.guide import Guide
from golive.engine.load.vocabulary import Vocabulary


@pytest.fixture(scope="session")
def vocabulary(engine: Engine) -> Vocabulary:
    """The ids of the shipped ruleset."""
    return engine.vocabulary


@pytest.fixture(scope="session")
def guide(vocabulary: Vocabulary) -> Guide:
    """What an importer is told where nobody said anything about the file."""
    return Guide(vocabulary)


@pytest.fixture
def refused() -> Callable[..., list[str]]:
    """Calls a function that must raise InputError, and gives the problems as they are printed."""

    def called(function: Callable[..., object], *arguments: object) -> list[str]:
        with pytest.raises(InputError) as caught:
            function(*arguments)
        assert str(caught.value).splitlines() == [str(problem) for problem in caught.value.problems]
        return [str(problem) for problem in caught.value.problems]

    return called


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str | bytes], str]:
    """Writes a file into the folder of the test and gives its path."""

    def written(name: str, content: str | bytes) -> str:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return str(path)

    return written
