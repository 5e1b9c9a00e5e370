"""Files of waivers (--waivers), and how they are laid over a record."""

import re
from collections import ChainMap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from golive.engine.errors import InputError, Problem
from golive.engine.load.json_text import parse_json
from golive.engine.load.limits import MAX_TEXT_BYTES
from golive.engine.load.model import build
from golive.engine.load.problems import in_order
from golive.engine.load.record import Loaded
from golive.engine.load.source import Source, read_source, refuse
from golive.engine.load.tree import Place, Tree, child
from golive.engine.load.waived_ids import malformed
from golive.engine.load.waivers_csv import is_csv, parse_csv
from golive.engine.load.yaml_text import parse_yaml
from golive.schemas.elements import Waiver
from golive.schemas.receipt import FileRead
from golive.schemas.waivers import WaiverFile

_NOT_TEXT = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"\x1f\x8b")
_JSON = re.compile(r'\s*(\[\s*)?\{\s*"')


@dataclass(frozen=True, slots=True)
class Waivers:
    """The waivers of a file, and where each of them stands."""

    path: str
    waivers: tuple[Waiver, ...]
    places: tuple[Place, ...]
    file: FileRead


def read_waivers(path: str) -> Waivers:
    """The waivers of a file in YAML, JSON or CSV, `-` being standard input; raises InputError.

    Ids are not compared with those of a ruleset: a file may serve several.
    """
    return waivers_of(read_source(path))


def waivers_of(source: Source) -> Waivers:
    """The waivers of the content of a file; raises InputError."""
    tree = _tree(source)
    if isinstance(tree.value, list):
        parts, base = tree.elements(), ""
        built = [build(Waiver, part) for part in parts]
        waivers = [waiver for waiver, _ in built if waiver is not None]
        problems = [*tree.problems, *(problem for _, found in built for problem in found)]
    else:
        base = "/waivers"
        file, found = build(WaiverFile, tree)
        waivers = list(file.waivers or ()) if file is not None else []
        problems = [*tree.problems, *found]
    problems += _malformed(tree, waivers, base)
    if problems:
        raise InputError(in_order(problems))
    places = [tree.place(child(base, index)) for index in range(len(waivers))]
    return Waivers(source.path, tuple(waivers), tuple(places), source.seen("waivers"))


def laid_over(loaded: Loaded, files: Sequence[Waivers]) -> Loaded:
    """The record with the waivers of the files behind its own."""
    added = [waiver for file in files for waiver in file.waivers]
    if not files:
        return loaded
    loaded = replace(loaded, files=(*loaded.files, *(file.file for file in files)))
    if not added:
        return loaded
    own = list(loaded.record.waivers or ())
    record = loaded.record.model_copy(update={"waivers": [*own, *added]})
    places = [place for file in files for place in file.places]
    tree = _with_places(loaded.tree, {f"/waivers/{len(own) + n}": place for n, place in enumerate(places)})
    first = len(own) if loaded.own_waivers is None else loaded.own_waivers
    return replace(loaded, record=record, tree=tree, own_waivers=first)


def _with_places(tree: Tree, places: dict[str, Place]) -> Tree:
    return Tree(tree.path, tree.value, lambda: _both(places, tree), tree.raw, tree.notes)


def _tree(source: Source) -> Tree:
    if source.data.startswith(_NOT_TEXT):
        raise refuse(source.path, "is no text; in Excel choose File > Save As > CSV UTF-8 and give that file")
    source.refuse_above(MAX_TEXT_BYTES, "a file of waivers")
    if not source.data.removeprefix(b"\xef\xbb\xbf").strip():
        raise refuse(source.path, "is empty; `golive waivers new` writes waivers to fill in")
    text = source.text()
    if is_csv(source.path, text):
        return parse_csv(text, source.path)
    suffix = source.path.lower().rpartition(".")[2]
    is_json = suffix == "json" or (suffix not in ("yaml", "yml") and _JSON.match(text))
    tree = parse_json(text, source.path) if is_json else parse_yaml(text, source.path)
    if not isinstance(tree.value, dict | list):
        raise refuse(source.path, "is no list of waivers; write them below `waivers:`, as `golive schema waivers` says")
    return tree


def _malformed(tree: Tree, waivers: Iterable[Waiver], base: str) -> list[Problem]:
    return [
        tree.problem(f"{base}/{number}/covers/{index}", wrong)
        for number, waiver in enumerate(waivers)
        for index, word in enumerate(waiver.covers or ())
        if (wrong := malformed(word))
    ]


def _both(places: dict[str, Place], tree: Tree) -> Mapping[str, Place]:
    beside = tree.places
    return ChainMap(places, beside) if isinstance(beside, dict) else {**beside, **places}
