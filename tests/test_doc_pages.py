"""What is taken from a page, and when what it shows is what was printed."""

from pathlib import Path

import pytest
from doc_pages import Command, blocks, commands_in_text

PAGE = """# A page

Type `golive check plan.xml` or `golive check plan.xml`, not ``golive no``.

```console exit=2
$ golive check a.yaml \\
>   --all
one
$ golive gate
```

- a list:

  ```yaml plan.yaml
  name: A
    deep: B
  ```
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.md"
    path.write_text(PAGE, "utf-8")
    return path


def test_commands_with_what_is_shown_below(page: Path) -> None:
    console, file = blocks(page)
    first, last = console.commands()
    assert (first.line, first.shown, first.status) == ("golive check a.yaml --all", ["one"], None)
    assert (last.line, last.shown, last.status, last.number) == ("golive gate", [], 2, 9)
    assert (file.file, file.body) == ("plan.yaml", "name: A\n  deep: B\n")
    assert console.file is None


def test_commands_in_the_text_each_once(page: Path) -> None:
    assert commands_in_text(page) == ["golive check plan.xml"]


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        (["a", "b"], "a\nb\n", True),
        (["a", "b", ""], "a \nb", True),
        (["a"], "a\nb\n", False),
        (["a", "..."], "a\nb\nc\n", True),
        (["...", "c"], "a\nb\nc\n", True),
        (["a", "...", "c"], "a\nc\n", True),
        (["a", "...", "d"], "a\nb\nc\n", False),
        (["key..."], "key SHA256:abc\n", True),
        (["key..."], "no key\n", False),
        (["a.c"], "abc\n", False),
        ([], "anything\n", True),
    ],
)
def test_what_is_shown_is_what_was_printed(shown: list[str], printed: str, same: bool) -> None:
    assert Command("golive check", 1, shown).shows(printed) is same
