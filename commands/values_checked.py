"""Mistakes in what options are, which a command would tell only when it runs: for --show-config."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from golive.engine.check import Engine, engine_for
from golive.engine.editions import editions_asked
from golive.engine.errors import InputError, UsageError
from golive.engine.evaluate.asked import as_gate
from golive.engine.evaluate.options import Options, checked_prefixes
from golive.engine.load.baselines import read_baseline
from golive.engine.load.waivers import read_waivers
from golive.engine.report.renderers import renderer_named
from golive.engine.report.words.addresses import docs_at, docs_base


def mistakes_in(values: Mapping[str, Any], made: str | None) -> Iterator[tuple[str, str]]:
    """The settings whose value is refused, each with the reason; `made` is the baseline that is still to be written."""
    found = {name: value for name, value in values.items() if value not in (None, (), [])}
    engine: Engine | None = None
    try:
        engine = engine_for(found.get("ruleset", "pmbok-itil"), profile=_words(found.get("profile")), isolated=True)
    except (InputError, UsageError) as error:
        yield _whose(str(error), found), str(error)
    for name, value in found.items():
        look = _look(name, engine, made)
        if look is None:
            continue
        try:
            look(value)
        except (InputError, UsageError) as error:
            yield name, str(error)


def _whose(message: str, found: Mapping[str, Any]) -> str:
    """Whether the ruleset or the profile is at fault."""
    words = _words(found.get("profile"))
    return "profile" if any(word in message for word in words) else "ruleset"


def _look(name: str, engine: Engine | None, made: str | None) -> Callable[[Any], object] | None:
    """What looks at a value of that setting; None where nothing has to, or without the ruleset nothing can."""
    match name:
        case "gate":
            return as_gate
        case "format":
            return lambda value: [renderer_named(word.partition(":")[0]) for word in _words(value)]
        case "waivers":
            return lambda value: [read_waivers(path) for path in _words(value)]
        case "baseline":
            return lambda path: None if path == made and not Path(path).exists() else read_baseline(path)
        case "docs_url":
            return _address
    return _by_ruleset(name, engine) if engine is not None else None


def _by_ruleset(name: str, engine: Engine) -> Callable[[Any], object] | None:
    ids = [one.id for one in engine.ruleset.activities] + [rule.id for rule in engine.ruleset.rules]
    match name:
        case "select" | "ignore":
            return lambda value: checked_prefixes(ids, Options(select=_words(value)))
        case "terms":
            return lambda value: editions_asked(_words(value), engine.ruleset)
    return None


def _address(value: str) -> None:
    with docs_at(value):
        docs_base()


def _words(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(map(str, value)) if isinstance(value, list | tuple) else ()
