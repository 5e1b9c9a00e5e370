"""YAML 1.2 text to a tree: from the event stream, without recursion, with limits, with the line of every value.

PyYAML's own constructors are not used: merge keys make them hang, deep nesting makes the C loader crash, and YAML 1.1
turns `yes`, `12:30` and `010` into something that nobody wrote.
"""

import re
from typing import Any

import yaml

from golive.engine.errors import InputError, Problem
from golive.engine.load.limits import MAX_DEPTH, MAX_DIGITS, MAX_NODES, MAX_PROBLEMS
from golive.engine.load.quoting import shown
from golive.engine.load.tree import Place, Tree, child
from golive.engine.load.yaml_syntax import syntax_problem

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULL = {"", "~", "null", "Null", "NULL"}
_BOOL = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INT = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?")
_ODD = {".inf": "inf", "-.inf": "-inf", "+.inf": "inf", ".nan": "nan", ".Inf": "inf", ".NaN": "nan", ".NAN": "nan"}
_UNSET = object()


def parse_yaml(text: str, path: str) -> Tree:
    """The one document of a YAML text; raises InputError where there is none that can be read.

    The tree has the problems with which the text could be read nevertheless: keys that stand twice, endless numbers.
    """
    composer = _Composer(path)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            composer.take(event)
    except _RefusedError as error:
        fatal = Problem(path, error.line, error.pointer, error.message)
    except yaml.YAMLError as error:
        fatal = syntax_problem(error, path, text)
    except ValueError as error:  # a character that the reader cannot even decode
        fatal = Problem(path, None, "", f"is not YAML: {error}")
    else:
        return Tree(path, composer.root, lambda: composer.places, composer.raw, [], composer.problems)
    raise InputError([*composer.problems[:MAX_PROBLEMS], fatal])


class _RefusedError(Exception):
    def __init__(self, line: int, pointer: str, message: str) -> None:
        self.line, self.pointer, self.message = line, pointer, message


class _Frame:
    """An open map or list."""

    __slots__ = ("container", "key", "key_lines", "pointer")

    def __init__(self, container: dict[str, Any] | list[Any], pointer: str) -> None:
        self.container = container
        self.pointer = pointer
        self.key: Any = _UNSET
        self.key_lines: dict[str, int] = {}


class _Composer:
    def __init__(self, path: str) -> None:
        self.path = path
        self.root: Any = None
        self.places: dict[str, Place] = {}
        self.raw: dict[str, str] = {}
        self.problems: list[Problem] = []
        self._stack: list[_Frame] = []
        self._nodes = 0
        self._documents = 0

    def take(self, event: Any) -> None:
        """Grow the tree by one event."""
        line = event.start_mark.line + 1
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise _RefusedError(
                    line, "", "a second document begins (---); write several records as a list, or one a file"
                )
        elif isinstance(event, yaml.AliasEvent):
            raise _RefusedError(line, "", f"aliases ({shown(f'*{event.anchor}')}) are not read; write the value again")
        elif isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
            self._node(event, line)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._stack.pop()

    def _node(self, event: Any, line: int) -> None:
        self._guard(event, line)
        frame = self._stack[-1] if self._stack else None
        if frame is not None and isinstance(frame.container, dict) and frame.key is _UNSET:
            self._key(frame, event, line)
            return
        pointer = self._pointer(frame)
        self.places.setdefault(pointer, (self.path, line))
        if isinstance(event, yaml.ScalarEvent):
            self._put(frame, self._scalar(event, pointer, line))
            return
        container: dict[str, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
        self._put(frame, container)
        self._stack.append(_Frame(container, pointer))

    def _guard(self, event: Any, line: int) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise _RefusedError(line, "", f"has more than {MAX_NODES:,} values; split the file")
        if len(self._stack) >= MAX_DEPTH and not isinstance(event, yaml.ScalarEvent):
            raise _RefusedError(
                line,
                "",
                f"is nested deeper than {MAX_DEPTH} levels; no record needs that: take brackets or indentation away",
            )
        if event.anchor is not None:
            anchor = shown("&" + event.anchor)
            raise _RefusedError(line, "", f"anchors ({anchor}) are not read; write the value again where it is needed")
        if event.tag is not None and event.tag != "!":
            raise _RefusedError(line, "", f"tags ({shown(_tag(event.tag))}) are not read; take the tag away")
        if len(self.problems) > MAX_PROBLEMS:
            raise _RefusedError(
                line, "", f"has more than {MAX_PROBLEMS} problems; mend these, the others are listed then"
            )

    def _key(self, frame: _Frame, event: Any, line: int) -> None:
        if not isinstance(event, yaml.ScalarEvent):
            raise _RefusedError(
                line,
                frame.pointer,
                "a list or map stands as a key; keys are texts: write one word before the colon, without brackets",
            )
        key = event.value
        if key in frame.key_lines:
            first = frame.key_lines[key]
            message = f"the key {shown(key)} stands twice, first in line {first}; keep one of them"
            self.problems.append(Problem(self.path, line, child(frame.pointer, key), message))
        frame.key_lines[key] = line
        frame.key = key
        self.places[child(frame.pointer, key)] = (self.path, line)

    def _pointer(self, frame: _Frame | None) -> str:
        if frame is None:
            return ""
        return child(frame.pointer, frame.key if isinstance(frame.container, dict) else len(frame.container))

    def _put(self, frame: _Frame | None, value: Any) -> None:
        if frame is None:
            self.root = value
        elif isinstance(frame.container, dict):
            frame.container[frame.key] = value
            frame.key = _UNSET
        else:
            frame.container.append(value)

    def _scalar(self, event: Any, pointer: str, line: int) -> Any:
        text: str = event.value
        if event.style:  # quoted or block: a text, whatever it looks like
            return text
        value = _plain(text)
        if value is _UNSET:
            self.problems.append(
                Problem(
                    self.path, line, pointer, f"has more than {MAX_DIGITS} digits; write it in quotes if it is text"
                )
            )
            return None
        if not isinstance(value, str) and value is not None:
            self.raw[pointer] = text
        return value


def _tag(name: str) -> str:
    """A tag as it was probably written."""
    return name.replace("tag:yaml.org,2002:", "!!", 1)


def _plain(text: str) -> Any:
    """What an unquoted scalar means in YAML 1.2; _UNSET where it is a number beyond all reason."""
    if text in _NULL:
        return None
    if text in _BOOL:
        return _BOOL[text]
    if text in _ODD:
        return float(_ODD[text])
    if _FLOAT.fullmatch(text):
        if sum(map(str.isdigit, text)) > MAX_DIGITS:
            return _UNSET
        return int(text) if _INT.fullmatch(text) else float(text)
    return text
