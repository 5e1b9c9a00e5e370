"""Errors of APIs that were saved in place of an export."""

from collections.abc import Callable

import pytest

from golive.engine.load.formats import read_trees
from golive.engine.load.importers.guide import Guide
from golive.engine.load.source import Source
from golive.engine.load.vocabulary import Vocabulary

Refused = Callable[..., list[str]]
GUIDE = Guide(Vocabulary(frozenset(), frozenset(), frozenset()))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"errorMessages": ["No JQL"], "errors": {}}', "No JQL"),
        ('{"errorMessages": [], "errors": {"jql": "Bad field"}}', "Bad field"),
        ('{"message": "Bad credentials", "documentation_url": "https://docs.github.com"}', "Bad credentials"),
        ('{"message": "401 Unauthorized"}', "401 Unauthorized"),
        ('{"error": "insufficient_scope", "error_description": "Scope is missing"}', "Scope is missing"),
        ('{"_type": "Error", "errorIdentifier": "urn:x", "message": "Not found"}', "Not found"),
        ('{"errors": [{"message": "Could not resolve"}]}', "Could not resolve"),
    ],
)
def test_the_error_is_told(text: str, said: str, refused: Refused) -> None:
    assert refused(read_trees, Source("f.json", text.encode()), GUIDE) == [
        f"f.json:1: is an error that the tool answered with ('{said}'); "
        "check your rights and the address, and export it again"
    ]


def test_a_list_of_texts_is_an_error_of_redmine_or_autotask(refused: Refused) -> None:
    (told,) = refused(read_trees, Source("f.json", b'{"errors": ["Invalid query"]}'), GUIDE)
    assert told == "f.json: is an error message of Autotask or Redmine ('Invalid query'), no export; export it again"


def test_a_record_is_none() -> None:
    (tree,) = read_trees(Source("f.json", b'{"name": "P", "message": "x"}'), GUIDE)
    assert tree.value == {"name": "P", "message": "x"}


def test_a_login_page(refused: Refused) -> None:
    assert refused(read_trees, Source("f.json", b"<!DOCTYPE html><html><body>Log in</body></html>"), GUIDE) == [
        "f.json:1: is a web page, perhaps the error page of a failed export; export it again"
    ]
