"""Records from files: parsed, overlaid, checked, with the place of everything in them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from golive.engine.errors import InputError, Problem, UsageError
from golive.engine.load.decided import decisions_beside, lay_over, read_decisions
from golive.engine.load.formats import read_trees
from golive.engine.load.importers.guide import Guide
from golive.engine.load.limits import MAX_COVERS, MAX_PROBLEMS
from golive.engine.load.model import build
from golive.engine.load.overlay import overlay
from golive.engine.load.plain import plain
from golive.engine.load.predecessors import predecessor_notes
from golive.engine.load.problems import in_order
from golive.engine.load.recognition import NOTHING, Recognition
from golive.engine.load.settings import guided
from golive.engine.load.source import STDIN, Source, read_source, refuse
from golive.engine.load.tree import Tree
from golive.engine.load.vocabulary import Vocabulary
from golive.engine.nearest import Hints
from golive.schemas.receipt import FileRead
from golive.schemas.record import Fragment, PortfolioRecord, Record
from golive.schemas.worklist import Entry

AnyRecord = Record | PortfolioRecord


@dataclass(frozen=True, slots=True)
class Loaded:
    """A record, where it comes from, and in `notes` what is to be said about its reading, in words.

    Made by `Engine.load` and `Engine.read`, and given to `Engine.check`. Tasks of `record` have in `covers` what was
    recognised in them, too.
    """

    record: AnyRecord
    tree: Tree
    notes: tuple[str, ...] = ()
    own_waivers: int | None = None  # those behind them were laid over it; None: all are its own
    recognition: Recognition = NOTHING  # what its tasks were recognised to cover, which nobody wrote
    listed: Mapping[str, Entry] = field(default_factory=dict)  # what worked-through lists say, by id
    files: tuple[FileRead, ...] = ()  # all that was read for it
    guide: Guide | None = None  # what was told of its files, where one of them is an export

    @property
    def path(self) -> str:
        """The name of the file that it comes from; `<record>` for a dict or model, `<text>` for a text."""
        return self.tree.path

    def where(self, pointer: str) -> str:
        """The place of a value, given by its JSON pointer (`"/activities/3"`), as `file:line`.

        The file alone where no line is known or nothing stands at the pointer. Raises UsageError for what is no text.
        """
        if not isinstance(pointer, str):
            raise UsageError(f"a JSON pointer is a text such as '/activities/3', not {type(pointer).__name__}")
        return self.tree.where(pointer) if self.tree.holds(pointer) else self.path


def load_records(path: str, fragments: Sequence[str], guide: Guide) -> list[Loaded]:
    """The records of one file, `-` being standard input, with further files laid over it; raises InputError.

    A file `NAME.golive.yaml` beside `NAME.xml` is taken with it, and what people decided about tasks in
    `golive.recognised.yaml`; the notes say so. The settings of `golive.yaml`, there or upward, say how it is read.
    """
    guide, settings = guided(guide, path)
    source = read_source(path)
    trees = read_trees(source, guide)
    files = [source.seen("record")]
    for tree in trees if settings else ():
        if tree.exported:
            tree.notes.append(f"read with the settings of {settings}")
    beside, decided = _beside(path), decisions_beside(path)
    layers = [*([beside] if beside and beside not in fragments else []), *fragments]
    if layers and len(trees) != 1:
        raise refuse(path, f"has {len(trees)} records; --with needs a file of one")
    if layers or decided:
        _finished(trees, guide.vocabulary)  # so that each file is blamed for its own mistakes only
    if layers:
        tree, read = _laid(trees[0], source, layers, beside, guide)
        trees, files = [tree], [*files, *read]
    if decided is not None:
        decisions = read_decisions(decided, guide.vocabulary)
        files.append(decisions.file)
        trees = [lay_over(tree, decisions) for tree in trees]
    return _from(files, guide, _finished(trees, guide.vocabulary))


def _laid(
    tree: Tree, source: Source, layers: Sequence[str], beside: str | None, guide: Guide
) -> tuple[Tree, list[FileRead]]:
    """The record with each layer over it once, for of one that is the same each task without a key would be two.

    And which files these were.
    """
    seen, files = {source.data: source.path}, []
    for layer in layers:
        given = read_source(layer)
        if given.data in seen:
            said = "is given twice" if layer == seen[given.data] else f"holds the same as {seen[given.data]}"
            tree.notes.append(f"{layer} {said}; it is taken once")
            continue
        seen[given.data] = layer
        files.append(given.seen("beside" if layer == beside else "with"))
        tree = overlay(tree, _fragment(given, guide))
        if layer == beside:
            tree.notes.append(f"taken with it: {beside}")
    return tree, files


def records_from_text(text: str, guide: Guide, name: str = "<text>") -> list[Loaded]:
    """The records of a text in golive's own or any other format that is text; raises InputError."""
    source = Source(name, text.encode("utf-8", "surrogatepass"))
    return _from([source.seen("record")], guide, _finished(read_trees(source, guide), guide.vocabulary))


def record_from_value(value: object, vocabulary: Vocabulary, name: str = "<record>") -> Loaded:
    """The record of a dict; raises InputError."""
    return _finished([Tree(name, plain(value, name), dict)], vocabulary)[0]


def _beside(path: str) -> str | None:
    neighbour = taken_with(path)
    return neighbour if neighbour is not None and Path(neighbour).is_file() else None


def taken_with(path: str) -> str | None:
    """The file that is taken with a plan wherever it is there; None for standard input and golive's own YAML."""
    if path == STDIN or path.endswith((".golive.yaml", ".yaml", ".yml")):
        return None
    return str(Path(path).with_suffix(".golive.yaml"))


def _from(files: Sequence[FileRead], guide: Guide, loaded: list[Loaded]) -> list[Loaded]:
    """The records, with what they were read from and how."""
    return [replace(one, files=tuple(files), guide=guide if one.tree.exported else None) for one in loaded]


def _fragment(source: Source, guide: Guide) -> Tree:
    trees = read_trees(source, guide)
    if len(trees) != 1:
        raise refuse(source.path, f"has {len(trees)} records; a file that is laid over a record holds one")
    tree = trees[0]
    _, problems = build(Fragment, tree)
    problems += [*tree.problems, *guide.vocabulary.problems(tree)]
    if problems:
        raise InputError(in_order(problems))
    return tree


def _finished(trees: list[Tree], vocabulary: Vocabulary) -> list[Loaded]:
    loaded: list[Loaded] = []
    problems: list[Problem] = []
    hints = Hints(vocabulary.activities)
    for tree in trees:
        is_portfolio = isinstance(tree.value, dict) and "projects" in tree.value
        model: type[AnyRecord] = PortfolioRecord if is_portfolio else Record
        record, found = build(model, tree)
        problems += [*tree.problems, *found, *vocabulary.problems(tree, hints), *_too_many(tree)]
        if record is not None:
            loaded.append(Loaded(record, tree, (*tree.notes, *predecessor_notes(tree))))
        if len(problems) > MAX_PROBLEMS:
            break
    if problems:
        raise InputError(in_order(problems))
    return loaded


def _too_many(tree: Tree) -> list[Problem]:
    value = tree.value if isinstance(tree.value, dict) else {}
    tasks = value.get("activities")
    covers = sum(len(task["covers"]) for task in tasks if _lists_covers(task)) if isinstance(tasks, list) else 0
    if covers <= MAX_COVERS:
        return []
    return [tree.problem("/activities", f"covers more than {MAX_COVERS:,} times; split it")]


def _lists_covers(task: object) -> bool:
    return isinstance(task, dict) and isinstance(task.get("covers"), list)
