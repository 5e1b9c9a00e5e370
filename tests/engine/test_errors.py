"""Problems and errors: how they are printed, and that they survive a process boundary."""

import pickle

import pytest

from golive import GoliveError, InputError, Problem, UsageError


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        (Problem("a.yaml", 3, "/x/y", "is odd"), "a.yaml:3: /x/y: is odd"),
        (Problem("a.yaml", None, "/x", "is odd"), "a.yaml: /x: is odd"),
        (Problem("a.yaml", 3, "", "is odd"), "a.yaml:3: is odd"),
        (Problem("a.yaml", None, "", "is odd"), "a.yaml: is odd"),
        (Problem("é 1.yaml", 1, "/ü", "ö"), "é 1.yaml:1: /ü: ö"),
        (Problem("a\nb", 1, "/\x1b[31m", "\ud800\u202e"), r"a\nb:1: /\x1b[31m: \ud800\u202e"),
        (Problem("a", 1, "/" + "k" * 300, "is odd"), f"a:1: /{'k' * 299}...: is odd"),
        (Problem("a", 1, "/" + "k" * 299, "is odd"), f"a:1: /{'k' * 299}: is odd"),
    ],
)
def test_problem_as_text(problem: Problem, text: str) -> None:
    assert str(problem) == text
    assert text.isprintable()


def test_the_fields_of_a_problem_are_not_cut() -> None:
    assert Problem("a", 1, "/" + "k" * 1_000, "m").pointer == "/" + "k" * 1_000


def test_input_error_has_every_problem() -> None:
    problems = [Problem("a", 1, "", "one"), Problem("a", 2, "/x", "two")]
    error = InputError(problems)
    assert error.problems == tuple(problems)
    assert str(error) == "a:1: one\na:2: /x: two"
    assert isinstance(error, GoliveError)
    assert not issubclass(UsageError, InputError)


def test_input_error_can_be_sent_to_another_process() -> None:
    error = InputError([Problem("a", 1, "/x", "one")])
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), again.problems, str(again)) == (InputError, error.problems, str(error))
