"""The files of a ruleset's folder recognise/: words that mean the same, and how tasks are worded."""

from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag, WithJsonSchema

from golive.schemas.words import Model


def _written(longest: int) -> WithJsonSchema:
    """A text, which a number stands for as it is written."""
    return WithJsonSchema({"type": ["string", "number"], "minLength": 1, "maxLength": longest})


Phrase = Annotated[str, Field(min_length=1, max_length=100), _written(100)]
ConceptId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$", max_length=60)]
Terms = Annotated[str, Field(min_length=1, max_length=400), _written(400)]
Flag = Annotated[bool, WithJsonSchema({"enum": [True, False, "yes", "no"]})]


class Words(Model):
    """recognise/words.yaml: what means the same to us. words.de.yaml and the like add to it."""

    concepts: dict[ConceptId, list[Phrase]] = Field(
        default_factory=dict,
        json_schema_extra={"additionalProperties": False},
        description="Groups of words and short phrases with one meaning; <name> takes in those of another group. "
        "What is written in capitals counts only in capitals.",
    )
    loose: list[ConceptId] = Field(
        default_factory=list,
        description="Concepts too wide to stand for their words in the phrases of activities; for patterns alone.",
    )
    fillers: list[Phrase] = Field(
        default_factory=list, description="Words that say nothing of what is done: perform, complete, week."
    )
    hidden: list[Phrase] = Field(
        default_factory=list, description="Phrases whose words do not mean what they else do: training data."
    )
    asides: list[Phrase] = Field(
        default_factory=list, description="Words after which only the circumstances follow: before, during, based on."
    )
    compounds: list[Phrase] = Field(
        default_factory=list,
        description="Last parts of compounds, which are read as two words: schulung for Anwenderschulung.",
    )


class Pattern(Model):
    """A wording. All of its terms must stand near each other, in any order, in one sentence of a task."""

    when: Terms = Field(description="Terms with blanks between them: word, <concept>, a_phrase, a|b, ?not-needed.")
    near: list[Terms] = Field(
        default_factory=list, description="One of these must stand in the text, its parents or its notes."
    )
    under: list[Terms] = Field(default_factory=list, description="One of these must stand in the parents.")
    not_: list[Terms] = Field(default_factory=list, alias="not", description="None of these may stand in the text.")
    not_under: list[Terms] = Field(default_factory=list, description="None of these may stand in the parents.")
    whole: Flag = Field(False, description="Nothing else but fillers may stand in the text.")
    suggest: Flag = Field(False, description="Never more than a suggestion.")


def _pattern_kind(value: Any) -> str:
    return "map" if isinstance(value, dict | Pattern) else "text"


AnyPattern = Annotated[
    Annotated[Pattern, Tag("map")] | Annotated[Terms, Tag("text")],
    Discriminator(_pattern_kind),
]  # told apart, so that of a map with a mistake in it nobody says that it is no text


class Wording(Model):
    """How one activity is worded."""

    patterns: list[AnyPattern] = Field(
        default_factory=list, description="How it is worded: terms with blanks between, or a map with `when`."
    )
    generic: Flag = Field(
        False, description="Plans that are not about IT have it too: not accepted where those above it are not IT."
    )
    not_: list[Terms] = Field(default_factory=list, alias="not", description="As in a pattern, for all of them.")
    not_under: list[Terms] = Field(default_factory=list, description="As in a pattern, for all of them.")


class WordingFile(Model):
    """A file recognise/<any-name>.yaml: from the id of an activity to its wordings."""

    activities: dict[str, Wording] = Field(
        min_length=1, description="From the id of an activity to how tasks are worded that cover it."
    )
