"""Single texts to recognise, from JSON Lines."""

import json
from functools import partial

from pydantic import Field

from golive.engine.errors import InputError, Problem
from golive.engine.load.limits import MAX_PROBLEMS
from golive.engine.load.model import build
from golive.engine.load.source import read_source
from golive.engine.load.tree import Tree
from golive.schemas.words import Model


class Text(Model):
    """One object of the file; further keys are left alone."""

    id: str
    text: str
    parents: list[str] = Field(default_factory=list)
    notes: str | None = None


def read_texts(path: str) -> list[Text]:
    """The texts of a file, `-` being standard input; raises InputError with each line that is wrong."""
    texts: list[Text] = []
    problems: list[Problem] = []
    source = read_source(path)
    for number, line in enumerate(source.text("write one object a line").split("\n"), 1):
        if not line.strip() or len(problems) > MAX_PROBLEMS:
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            told = f"is no JSON ({error}); write one object a line"
            problems.append(Problem(source.path, number, "", told))
            continue
        if isinstance(value, dict):
            value = {key: value[key] for key in Text.model_fields if key in value}
        places = {"": (source.path, number)}
        text, wrong = build(Text, Tree(source.path, value, partial(dict, places)))
        texts += [text] if text is not None else []
        problems += wrong
    if problems:
        raise InputError(problems)
    return texts
