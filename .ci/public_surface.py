"""What of golive is public: names, signatures and fields as they are written in the code."""

import ast
import inspect
import re
import sys
import textwrap
import typing
from collections.abc import Iterator
from dataclasses import dataclass, field, is_dataclass
from types import UnionType
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

import golive

# What the commands need and programs do not: it may change.
_HIDDEN = {
    "Engine": {"recogniser", "guesser", "recognised", "settled", "worked"},
    "Loaded": {"tree", "own_waivers", "recognition", "listed", "files", "guide"},
    "Report": {"in_notebook"},
}
_PLAIN = {
    "AnyRecord": "Record | PortfolioRecord",
    "Row": "dict[str, str | bool | date | None]",
    "DEFAULT_RULESET": '"pmbok-itil"',
    "Text": "str | None",
    "Date": "date | None",
    "Day": "date",
    "YesNo": "bool | None",
    "Truth": "bool | None",
    "Hours": "float | None",
    "Money": "float | None",
    "Number": "float | None",
    "Percent": "float | None",
    "Count": "int | None",
    "TextList": "list[str] | None",
    "ActivityIds": "list[str] | None",
    "WaivedIds": "list[str] | None",
}


@dataclass(frozen=True)
class Field:
    """A field of a model: its type as it is written, its default (None: it has to be given), what it means."""

    name: str
    type: str
    default: str | None
    says: str


@dataclass(frozen=True)
class Function:
    """A function or method, a property having no brackets."""

    name: str
    signature: str
    says: str


@dataclass(frozen=True)
class Public:
    """A public name."""

    name: str
    kind: Literal["function", "class", "model", "error", "words", "type"]
    says: str = ""
    signature: str = ""
    words: tuple[str, ...] = ()
    fields: list[Field] = field(default_factory=list)
    functions: list[Function] = field(default_factory=list)


def public(name: str) -> Public:
    """What a name of golive.__all__ stands for."""
    return described(name, getattr(golive, name))


def described(name: str, thing: Any) -> Public:
    """The same of any class, function or type."""
    if inspect.isfunction(thing):
        function = _function(thing)
        return Public(name, "function", function.says, function.signature)
    if not inspect.isclass(thing):
        words = tuple(_words(thing))
        return Public(name, "words", words=words) if words else Public(name, "type", signature=_types(thing))
    says = inspect.cleandoc(thing.__doc__ or "")
    functions = [one for one in _functions(thing) if one.name not in _HIDDEN.get(name, ())]
    if issubclass(thing, BaseModel):
        return Public(name, "model", says, fields=fields_of(thing), functions=functions)
    if issubclass(thing, Exception):
        bases = ", ".join(base.__name__ for base in thing.__bases__)
        fields = [Field("problems", "tuple[Problem, ...]", None, "")] if name == "InputError" else []
        return Public(name, "error", says, f"{name}({bases})", fields=fields)
    if is_dataclass(thing):
        fields = [one for one in _dataclass_fields(thing) if one.name not in _HIDDEN.get(name, ())]
        return Public(name, "model", says, fields=fields, functions=functions)
    init = _node(thing.__init__)
    return Public(name, "class", says, f"{name}({_arguments(init, thing)})", functions=functions)


def surface_text() -> str:
    """Every public name with all that belongs to it, one a line: a change of it shows as a difference."""
    lines: list[str] = []
    for name in golive.__all__:
        one = public(name)
        lines.append(f"{one.kind} {one.signature or one.name}" + (f" = {' | '.join(one.words)}" if one.words else ""))
        lines += [_line(each) for each in one.fields]
        lines += [f"    {function.signature}" for function in one.functions]
    for inner in record_parts():
        lines += [f"part of a record {inner.__name__}"]
        lines += [_line(each) for each in fields_of(inner)]
    return "\n".join(lines) + "\n"


def _line(one: Field) -> str:
    return f"    {one.name}: {one.type}" + (f" = {one.default}" if one.default is not None else "")


def fields_of(model: type[BaseModel]) -> list[Field]:
    """The fields of a model, with those of the models that it is made from."""
    written = {name: (node, cls) for cls in reversed(model.__mro__) for name, node in _annotated(cls)}
    return [_field(name, info, *written[name]) for name, info in model.model_fields.items()]


def inner_models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """The models of its fields, each followed by those of its own."""
    for info in model.model_fields.values():
        for inner in _models_in(info.annotation):
            yield inner
            yield from inner_models(inner)


def record_parts() -> list[type[BaseModel]]:
    """The models that records are made of, each once, in the order of the fields."""
    return list(dict.fromkeys([*inner_models(golive.Record), *inner_models(golive.PortfolioRecord)]))


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if inspect.isclass(annotation) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models_in(inner)


def _field(name: str, info: FieldInfo, node: ast.expr, cls: type) -> Field:
    default = None if info.is_required() else "..." if info.default_factory else repr(info.default)
    return Field(info.alias or name, _type(node, cls), default, info.description or "")


def _type(node: ast.expr, cls: Any) -> str:
    """An annotation as it is written, names that are not public being replaced by what they stand for."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    module = sys.modules[cls.__module__]

    def plain(found: re.Match[str]) -> str:
        name = found[0]
        if name in _PLAIN:
            return _PLAIN[name]
        words = () if name in golive.__all__ else _words(getattr(module, name, None))
        return " | ".join(f'"{word}"' for word in words) or name

    text = ast.unparse(node).replace("'", '"')
    if text.startswith("Literal["):
        return re.sub(r"Literal\[([^]]*)\]", lambda found: found[1].replace(", ", " | "), text)
    text = re.sub(r'(?<!")\b[A-Z]\w+\b(?!")', plain, text)
    return text.replace("| None | None", "| None")


def _words(thing: Any) -> tuple[str, ...]:
    """The texts of a Literal, or of a union of them; nothing for any other type."""
    if get_origin(thing) is Literal:
        return tuple(map(str, get_args(thing)))
    if get_origin(thing) in (typing.Union, UnionType):
        parts = [_words(part) for part in get_args(thing)]
        return tuple(word for part in parts for word in part) if all(parts) else ()
    return ()


def _types(thing: Any) -> str:
    names = [part.__name__ if inspect.isclass(part) else str(part) for part in get_args(thing)]
    return "RecordLike = " + " | ".join(re.sub(r"[\w.]*\.(?=[A-Z])", "", name) for name in names)


def _dataclass_fields(thing: type) -> list[Field]:
    return [Field(name, _type(node, thing), None, "") for name, node in _annotated(thing)]


def _annotated(cls: type) -> Iterator[tuple[str, ast.expr]]:
    """The names that a class of golive annotates."""
    if not cls.__module__.startswith("golive"):
        return
    for node in _node(cls).body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id, node.annotation


def _functions(cls: type) -> Iterator[Function]:
    """The methods and properties that a class of golive defines itself."""
    for name, thing in vars(cls).items():
        if isinstance(thing, property):
            node = _node(thing.fget)
            returns = f": {_returned(node, thing.fget)}" if node.returns is not None else ""
            yield Function(name, f"{name}{returns}", inspect.cleandoc(thing.__doc__ or ""))
        elif inspect.isfunction(thing) and _is_public(name) and thing.__qualname__.startswith(cls.__name__):
            yield _function(thing)


def _is_public(name: str) -> bool:
    return not name.startswith("_") or name == "_repr_html_"  # which notebooks call


def _function(thing: Any) -> Function:
    node = _node(thing)
    text = f"{thing.__name__}({_arguments(node, thing)}) -> {_returned(node, thing)}"
    return Function(thing.__name__, text, inspect.cleandoc(thing.__doc__ or ""))


def _returned(node: Any, thing: Any) -> str:
    returns = node.returns
    return _type(returns, thing)


def _arguments(node: Any, thing: Any) -> str:
    """The arguments as they are written, without self."""
    given = node.args
    shown = [_argument(arg, default, thing) for arg, default in _with_defaults(given.args, given.defaults)]
    shown = [one for one in shown if one != "self"]
    shown += [f"*{_argument(given.vararg, None, thing)}"] if given.vararg else ["*"] if given.kwonlyargs else []
    shown += [_argument(arg, d, thing) for arg, d in zip(given.kwonlyargs, given.kw_defaults, strict=True)]
    return ", ".join(shown)


def _with_defaults(args: list[ast.arg], defaults: list[ast.expr]) -> Iterator[tuple[ast.arg, ast.expr | None]]:
    without = len(args) - len(defaults)
    yield from zip(args, [*[None] * without, *defaults], strict=True)


def _argument(arg: ast.arg, default: ast.expr | None, thing: Any) -> str:
    text = arg.arg + (f": {_type(arg.annotation, thing)}" if arg.annotation is not None else "")
    if default is None:
        return text
    value = ast.unparse(default).replace("'", '"')
    return f"{text} = {_PLAIN.get(value, value)}"


def _node(thing: Any) -> Any:
    return ast.parse(textwrap.dedent(inspect.getsource(thing))).body[0]
