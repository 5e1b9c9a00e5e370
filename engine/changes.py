"""One profile at work on a ruleset: each change made and told, what has no effect, and what may not be changed."""

from collections.abc import Iterator, Sequence
from math import inf
from typing import Any, Literal, NamedTuple, TypeVar

from golive.engine.addition import Entry, at_odds, entries_of, new_in, together
from golive.engine.nearest import choices, did_you_mean
from golive.schemas.activities import Activity
from golive.schemas.profile import Addition, DueChange, Named, Profile, SettingChange, SeverityChange
from golive.schemas.report import ProfileChange
from golive.schemas.rules import CompiledRule
from golive.schemas.ruleset import Ruleset
from golive.schemas.ruleset_words import Due
from golive.schemas.words import GATES, SEVERITIES

N = TypeVar("N", bound=Named)
_MOST = 5  # ids that a message names
_LEFT_OUT = "{} is left out; bring_back brings it back"


class _Words(NamedTuple):
    """A change in words, and what is said where it changes nothing; `{}` stands for what it is about."""

    what: Literal["mandatory", "leave-out", "bring-back", "raise", "lower", "due"]
    says: str
    idle: str
    to: str | None = None


class Work:
    """One profile at work. `made_by` tells of each mandatory id what made it so."""

    def __init__(self, ruleset: Ruleset, profile: Profile, added: Sequence[Ruleset], made_by: dict[str, str]) -> None:
        self._ruleset, self._profile, self._added, self._made_by = ruleset, profile, added, made_by
        self._entries: dict[str, Entry] = {}
        self.changes: list[ProfileChange] = []
        self.idle: list[str] = []
        self.faults: list[tuple[str, str]] = []

    def applied(self) -> Ruleset:
        """The ruleset with every change that the profile asks for and may ask for."""
        profile = self._profile
        for number, (addition, added) in enumerate(zip(profile.add, self._added, strict=True)):
            self._add(addition, added, f"/add/{number}/ruleset")
        for name, setting in profile.set_.items():
            self._set(name, setting)
        self._entries = {entry.id: entry for entry in entries_of(self._ruleset)}
        for _, named, ids in self._targets("mandatory", profile.mandatory):
            self._make_mandatory(named, ids)
        for at, named, ids in self._targets("leave_out", profile.leave_out):
            self._leave_out(named, ids, at)
        for _, named, ids in self._targets("bring_back", profile.bring_back):
            back = [name for name in ids if self._entries[name].left_out is not None]
            self._change(named, back, {"left_out": None}, _Words("bring-back", "brings back {}", "{} is not left out"))
        for _, change, ids in self._targets("raise", profile.raise_):
            self._weigh("raise", change, self._evaluated(ids))
        for at, change, ids in self._targets("lower", profile.lower):
            self._lower(change, self._evaluated(ids), at)
        for at, moved, ids in self._targets("due", profile.due):
            self._move(moved, self._evaluated(ids), at)
        entries = self._entries.values()
        activities = [entry for entry in entries if isinstance(entry, Activity)]
        rules = [entry for entry in entries if isinstance(entry, CompiledRule)]
        return self._ruleset.model_copy(update={"activities": activities, "rules": rules})

    def _targets(self, key: str, wanted: Sequence[N]) -> Iterator[tuple[str, N, list[str]]]:
        """Each change with its pointer and the ids that it is about; a fault for one that is about nothing."""
        for number, named in enumerate(wanted):
            at, prefix = f"/{key}/{number}/id", named.id.removesuffix("*")
            whole = prefix == named.id
            ids = [name for name in self._entries if name == prefix or (not whole and name.startswith(prefix))]
            if ids:
                yield at, named, ids
            elif whole:
                hint = did_you_mean(named.id, self._entries) or "`golive rules list` shows all ids"
                self.faults.append((at, f"there is no activity or rule {named.id!r}; {hint}"))
            else:
                families = {name.partition("/")[0] + "/*" for name in self._entries if "/" in name}
                hint = did_you_mean(named.id, families) or choices(sorted(families), 40)
                self.faults.append((at, f"no id begins with {prefix!r}; {hint}"))

    def _add(self, addition: Addition, added: Ruleset, at: str) -> None:
        clashes = at_odds(self._ruleset, added)
        activities = len(new_in(self._ruleset.activities, added.activities))
        rules = len(new_in(self._ruleset.rules, added.rules))
        if clashes:
            names = ", ".join(clashes[:_MOST])
            message = f"{added.id} defines {names} in another way; let it extend {self._ruleset.id}, or rename them"
            self.faults.append((at, message))
        elif not activities and not rules:
            self.idle.append(f"the ruleset {added.id} is evaluated already")
        else:
            self._ruleset = together(self._ruleset, added)
            self._made_by.update({e.id: added.id for e in entries_of(added) if e.mandatory})
            counted = [_counted(activities, "activity", "activities"), _counted(rules, "rule", "rules")]
            says = f"adds the ruleset {added.id} ({', '.join(filter(None, counted))})"
            self.changes.append(ProfileChange(what="add", id=addition.ruleset, says=says, why=addition.why.strip()))

    def _set(self, name: str, change: SettingChange) -> None:
        known = self._ruleset.settings.get(name)
        if known is None:
            hint = did_you_mean(name, self._ruleset.settings) or choices(sorted(self._ruleset.settings))
            self.faults.append((f"/set/{name}", f"there is no setting {name!r}; {hint}"))
            return
        wrong = _wrong_value(known.one_of, known.value, change.value)
        if wrong:
            self.faults.append((f"/set/{name}/value", f"{name} cannot be {change.value!r}; {wrong}"))
        elif change.value == known.value:
            self.idle.append(f"{name} is {known.value} already")
        else:
            now = known.model_copy(update={"value": change.value, "why": change.why})
            self._ruleset = self._ruleset.model_copy(update={"settings": {**self._ruleset.settings, name: now}})
            unit = f" {known.unit}" if known.unit else ""
            says = f"sets {name} to {change.value} instead of {known.value}{unit}"
            self.changes.append(
                ProfileChange(what="set", id=name, to=str(change.value), says=says, why=change.why.strip())
            )

    def _make_mandatory(self, named: Named, ids: list[str]) -> None:
        new = [name for name in ids if not self._entries[name].mandatory]
        self._made_by.update(dict.fromkeys(new, f"the profile {self._profile.id}"))
        words = _Words("mandatory", "makes {} mandatory", "{} is mandatory already")
        self._change(named, new, {"mandatory": True}, words)

    def _leave_out(self, named: Named, ids: list[str], at: str) -> None:
        if self._forbidden(ids, at, "left out"):
            return
        here = [name for name in ids if self._entries[name].left_out is None]
        why = f"left out by the profile {self._profile.id}: {named.why.strip()}"
        self._change(named, here, {"left_out": why}, _Words("leave-out", "leaves out {}", "{} is left out already"))

    def _lower(self, change: SeverityChange, ids: list[str], at: str) -> None:
        if not self._forbidden([name for name in ids if self._rank(name) < _rank(change.to)], at, "lowered"):
            self._weigh("lower", change, ids)

    def _weigh(self, what: Literal["raise", "lower"], change: SeverityChange, ids: list[str]) -> None:
        """Another severity for what weighs less, to raise it, or more, to lower it."""
        to, sign = _rank(change.to), 1 if what == "raise" else -1
        new = [name for name in ids if sign * self._rank(name) > sign * to]
        was = f" from {self._entries[new[0]].severity}" if len(new) == 1 else ""
        says = f"{what}s {{}}{was} to {change.to}"
        idle = f"{{}} weighs {change.to} or {'more' if what == 'raise' else 'less'} already"
        self._change(change, new, {"severity": change.to}, _Words(what, says, idle, change.to))

    def _move(self, change: DueChange, ids: list[str], at: str) -> None:
        later = [name for name in ids if _gate(self._entries[name].due) < _gate(change.to)]
        if self._forbidden(later, at, "due later"):
            return
        new = [name for name in ids if self._entries[name].due != change.to]
        was = f" instead of {self._entries[new[0]].due}" if len(new) == 1 else ""
        says = f"makes {{}} due by {change.to}{was}".replace("by continuous", "all the time")
        self._change(
            change, new, {"due": change.to}, _Words("due", says, f"{{}} is due then already ({change.to})", change.to)
        )

    def _change(self, named: Named, ids: list[str], update: dict[str, Any], words: _Words) -> None:
        """Change the entries, and note it in words."""
        if not ids:
            entry = self._entries.get(named.id)
            gone = entry is not None and entry.left_out is not None and words.what in ("raise", "lower", "due")
            self.idle.append((_LEFT_OUT if gone else words.idle).format(named.id))
            return
        self._entries |= {name: self._entries[name].model_copy(update=update) for name in ids}
        name = named.id if ids == [named.id] else f"{named.id} ({len(ids)})"
        change = ProfileChange(
            what=words.what,
            id=named.id,
            to=words.to,
            says=words.says.format(name),
            why=named.why.strip(),
            changed=tuple(ids),
        )
        self.changes.append(change)

    def _evaluated(self, ids: list[str]) -> list[str]:
        """Those that are not left out."""
        return [name for name in ids if self._entries[name].left_out is None]

    def _forbidden(self, ids: Sequence[str], at: str, what: str) -> bool:
        """Whether something mandatory is among the ids; that is a fault."""
        firm = [name for name in ids if self._entries[name].mandatory]
        if firm:
            more = f" and {len(firm) - _MOST} more" if len(firm) > _MOST else ""
            names = f"{', '.join(firm[:_MOST])}{more} {'is' if len(firm) == 1 else 'are'}"
            by = self._made_by.get(firm[0], self._ruleset.id)
            self.faults.append((at, f"{names} mandatory in {by} and cannot be {what}; take that away"))
        return bool(firm)

    def _rank(self, name: str) -> int:
        return _rank(self._entries[name].severity)


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}" if number else ""


def _rank(severity: Any) -> int:
    return SEVERITIES.index(severity)


def _gate(due: Due) -> int:
    return GATES.index("plan-baseline" if due == "continuous" else due)


def _wrong_value(one_of: Sequence[object], before: object, value: object) -> str:
    """What to write instead of a value that the setting cannot have; an empty text where it can."""
    if one_of:
        known = [str(one) for one in one_of]
        return "" if value in one_of else did_you_mean(str(value), known, 1) or choices(known)
    numbers = isinstance(before, int | float) and not isinstance(before, bool)
    if numbers and (not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value < inf):
        return "write a number, 0 or more, without quotes"
    return "" if numbers or type(value) is type(before) else f"write a value like {before}"
