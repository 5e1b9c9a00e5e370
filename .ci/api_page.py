"""docs/api.md: prose from api_page.md, and the public names as the code and its docstrings have them."""

import re
from collections.abc import Iterable
from pathlib import Path

from public_surface import Field, Function, Public, described, public, record_parts

import golive
from golive.schemas.facts import AskedFact

_PROSE = Path(__file__).with_name("api_page.md")
_NAMED = re.compile(r"^<!-- golive\.(\w+) -->$", re.MULTILINE)
_WIDE = 110  # characters of a signature that stand on one line


def api_page(facts: Iterable[AskedFact]) -> str:
    """The page; raises ValueError where a public name has no place in it, or one that is not public has."""
    prose = _PROSE.read_text("utf-8")
    placed = _NAMED.findall(prose)
    wrong = {*placed} ^ {*golive.__all__} | {name for name in placed if placed.count(name) > 1}
    if wrong:
        raise ValueError(f"{_PROSE.name} does not name exactly once what is public: {', '.join(sorted(wrong))}")
    page = _NAMED.sub(lambda found: _entry(public(found[1])), prose)
    parts = "\n\n".join(_part(described(model.__name__, model)) for model in record_parts())
    page = page.replace("<!-- parts of records -->", parts)
    return page.replace("<!-- facts -->", _facts(facts))


def _entry(one: Public) -> str:
    """A name with everything that belongs to it."""
    blocks = [f"### golive.{one.name}"]
    if one.signature:
        blocks.append(_code(one.signature))
    if one.words:
        blocks.append(" · ".join(f"`{word!r}`".replace("'", '"') for word in one.words))
    blocks += [one.says] if one.says else []
    blocks += [_table(one.fields)] if one.fields else []
    blocks += [_function(one.name, function) for function in one.functions]
    return "\n\n".join(blocks)


def _part(one: Public) -> str:
    return f"#### {one.name}\n\n{one.says}\n\n{_table(one.fields)}"


def _function(owner: str, function: Function) -> str:
    if "(" not in function.signature:
        name, _, kind = function.signature.partition(": ")
        return f"`{name}` (property, `{kind}`): {function.says}" if kind else f"`{name}` (property): {function.says}"
    return f"#### {owner}.{function.name}\n\n{_code(function.signature)}\n\n{function.says}"


def _code(signature: str) -> str:
    """A signature, one argument a line where it is long."""
    if len(signature) > _WIDE:
        head, _, rest = signature.partition("(")
        inside, close, tail = rest.rpartition(")")
        arguments = re.split(r", (?=\*?\*?\w+:|\*,)", inside)
        signature = f"{head}(\n" + "".join(f"    {argument},\n" for argument in arguments) + f"{close}{tail}"
    return f"```python\n{signature}\n```"


def _table(fields: Iterable[Field]) -> str:
    rows = [f"| `{one.name}` | `{_cell(one.type)}` | {_cell(one.says)} |" for one in fields]
    return "\n".join(["| field | type | meaning |", "|---|---|---|", *rows])


def _facts(facts: Iterable[AskedFact]) -> str:
    rows = [f"| `{fact.id}` | {_cell(fact.question)} |" for fact in facts]
    return "\n".join(["| fact | question |", "|---|---|", *rows])


def _cell(text: str) -> str:
    return (
        text.replace("|", "\\|").replace("\n", " ").replace("<", "&lt;")
        if "`" not in text
        else text.replace("|", "\\|")
    )
