"""Profiles by name or from a file, with those that they extend, applied to a ruleset; every mistake at its line."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from golive.engine.errors import InputError, Problem, UsageError
from golive.engine.load.limits import MAX_TEXT_BYTES
from golive.engine.load.model import build
from golive.engine.load.problems import in_order
from golive.engine.load.quoting import shown
from golive.engine.load.source import read_source
from golive.engine.load.tree import Tree
from golive.engine.load.yaml_text import parse_yaml
from golive.engine.nearest import choices, did_you_mean
from golive.engine.tailor import Layer, Tailored, tailor
from golive.schemas.profile import Profile
from golive.schemas.ruleset import Ruleset

LoadRuleset = Callable[[str], Ruleset]  # by name, or by the path of a folder; raises InputError or UsageError
_FILES = (".yaml", ".yml")


@dataclass(slots=True)
class _Read:
    """A profile that was read, and the tree of its file."""

    layer: Layer
    tree: Tree


def apply_profiles(ruleset: Ruleset, names: Sequence[str], folders: Sequence[Path], load: LoadRuleset) -> Tailored:
    """The ruleset with the profiles applied, one after the other, each after what it extends and each once.

    A name is looked up in the folders; what has a slash or ends with .yaml is a file. Raises InputError with every
    problem of every profile, UsageError for a name that no folder has.
    """
    reader = _Reader(folders, load)
    for name in names:
        reader.read(reader.file_of(name), ())
    if reader.problems:
        raise InputError(in_order(reader.problems))
    tailored = tailor(ruleset, [read.layer for read in reader.read_so_far])
    if tailored.faults:
        trees = [read.tree for read in reader.read_so_far]
        faults = (trees[fault.layer].problem(fault.pointer, fault.message) for fault in tailored.faults)
        raise InputError(in_order(faults))
    return tailored


def profile_names(folders: Sequence[Path]) -> list[str]:
    """The names of the profiles in the folders."""
    return sorted({file.stem for folder in folders for file in folder.glob("*.yaml")})


class _Reader:
    """Reads profiles and what they extend, the extended one first."""

    def __init__(self, folders: Sequence[Path], load: LoadRuleset) -> None:
        self._folders, self._load = folders, load
        self.problems: list[Problem] = []
        self.read_so_far: list[_Read] = []
        self._seen: set[Path] = set()

    def file_of(self, name: str) -> Path:
        """The file of a profile that was asked for; raises UsageError."""
        found = self._named(name)
        if found is None:
            hint = did_you_mean(name, profile_names(self._folders), 1) or self._choices()
            also = f"; write ./{name} for the file" if Path(name).is_file() else ""
            raise UsageError(f"there is no profile {name!r}; {hint}{also}")
        return found

    def read(self, file: Path, extended_by: tuple[Path, ...]) -> None:
        """Read a profile, unless that was done before."""
        place = file.resolve()
        if place in self._seen:
            return
        self._seen.add(place)
        tree = self._tree(file)
        profile, problems = build(Profile, tree) if tree is not None else (None, [])
        self.problems += problems
        if tree is None or profile is None:
            return
        if profile.extends is not None:
            self._extend(profile.extends, file, (*extended_by, place), tree)
        added = list(self._added(profile, file, tree))
        source = profile.id if file.parent in self._folders else str(file)
        self.read_so_far.append(_Read(Layer(profile, source, added), tree))

    def _extend(self, name: str, file: Path, extended_by: tuple[Path, ...], tree: Tree) -> None:
        target = self._named(name, file.parent)
        if target is None:
            beside = f"write {name}.yaml for the file beside it" if (file.parent / f"{name}.yaml").is_file() else ""
            hint = beside or did_you_mean(name, profile_names(self._folders), 1) or self._choices()
            self.problems.append(tree.problem("/extends", f"there is no profile {shown(name)}; {hint}"))
        elif target.resolve() in extended_by:
            way = " -> ".join(path.name for path in (*extended_by, target.resolve()))
            self.problems.append(tree.problem("/extends", f"goes round in a circle: {way}; take one extends away"))
        elif not target.is_file():
            self.problems.append(tree.problem("/extends", f"there is no file {target}; name an existing one"))
        else:
            self.read(target, extended_by)

    def _added(self, profile: Profile, file: Path, tree: Tree) -> Iterator[Ruleset]:
        for number, addition in enumerate(profile.add):
            name = addition.ruleset
            try:
                yield self._load(str(file.parent / name) if "/" in name else name)
            except UsageError as error:
                self.problems.append(tree.problem(f"/add/{number}/ruleset", str(error)))
            except InputError as error:
                self.problems += error.problems

    def _named(self, name: str, beside: Path = Path()) -> Path | None:
        """The file that a name or path means, None where no folder has a profile of that name."""
        if "/" in name or name.endswith(_FILES):
            return beside / name
        found = [folder / f"{name}.yaml" for folder in self._folders if (folder / f"{name}.yaml").is_file()]
        return found[0] if found else None

    def _choices(self) -> str:
        names = profile_names(self._folders)
        return f"{choices(names)}, or the path of a file" if names else "write the path of a file"

    def _tree(self, file: Path) -> Tree | None:
        try:
            source = read_source(str(file))
            source.refuse_above(MAX_TEXT_BYTES, "YAML")
            tree = parse_yaml(source.text("write at least its `id` and `title`"), source.path)
        except InputError as error:
            self.problems += error.problems
            return None
        self.problems += tree.problems
        return tree
