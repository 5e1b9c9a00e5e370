"""Facts and fields then and now: what an outcome rests on that has another value."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from golive.engine.compare.evidence import places
from golive.engine.plain_words import IN_RECORD, yes_no
from golive.schemas.comparison import Cause
from golive.schemas.report import FactValue, Reason, Report

_NOT_KNOWN = "not known whether "
_PLAN = "activities"


class Facts:
    """The facts of two reports, compared once."""

    def __init__(self, old: Report, new: Report) -> None:
        self._old, self._new = old.facts, new.facts
        self.changed = [name for name in old.facts | new.facts if _value(old.facts, name) != _value(new.facts, name)]

    def every(self) -> list[Cause]:
        """Each fact that has another value, in the order of the ruleset."""
        return [self._cause(name) for name in self.changed]

    def causes(self, names: Iterable[str]) -> Iterator[Cause]:
        """Why any of these facts has another value: the facts and fields that the record itself gives."""
        for name in dict.fromkeys(names):
            if name in self.changed:
                yield from self._leaves(name)

    def fields(self, old: Sequence[Reason], new: Sequence[Reason]) -> list[Cause]:
        """The fields among the reasons that say something else now."""
        gone, fresh = self._by_key(old), self._by_key(new)
        both = [key for key in gone if key in fresh and gone[key].says != fresh[key].says]
        return [_field(gone[key], fresh[key]) for key in both]

    def one_sided(self, old: Sequence[Reason], new: Sequence[Reason]) -> list[Cause]:
        """The fields that only one side rests on: all that can be said where nothing else explains it."""
        gone, fresh = self._by_key(old), self._by_key(new)
        told = [_field(reason, None) for key, reason in gone.items() if key not in fresh]
        told += [_field(None, reason) for key, reason in fresh.items() if key not in gone]
        return told

    def answered(self, old: Sequence[str], new: Sequence[str]) -> list[Cause]:
        """What was not known and is now, or the other way round."""
        told = [(name, "not known", "known") for name in old if name not in new]
        told += [(name, "known", "not known") for name in new if name not in old]
        return [
            Cause(kind="field", name=name, before=was, after=now, says=f"{name}: {was} before, {now} now")
            for name, was, now in told
        ]

    def _by_key(self, reasons: Sequence[Reason]) -> dict[tuple[str, str], Reason]:
        """The reasons that are no facts, by what is the same of them whatever they say.

        Of tests of activities that is the id, of a field its path; of several tests of one field all that is said.
        """
        told = [one for one in reasons if one.name not in self._old and one.name not in self._new]
        told = [one for one in told if not one.says.endswith(IN_RECORD)] or told  # other tests are guarded with that
        often = Counter(reason.name for reason in told)
        return {(one.name, _about(one) if often[one.name] > 1 or one.name == _PLAN else ""): one for one in told}

    def _leaves(self, name: str) -> list[Cause]:
        old, new = self._old.get(name), self._new.get(name)
        if old is None or new is None or not (old.derived and new.derived):
            return [self._cause(name)]
        below = [reason.name for reason in (*old.because, *new.because) if reason.name != name]
        found = [cause for one in dict.fromkeys(below) if one in self.changed for cause in self._leaves(one)]
        found += self.fields(old.because, new.because)
        return found or [self._cause(name)]

    def _cause(self, name: str) -> Cause:
        old, new = self._old.get(name), self._new.get(name)
        before, after = _value(self._old, name), _value(self._new, name)
        where_before, where_after = old.where if old else (), new.where if new else ()
        place = places(where_before, where_after)
        title = (new or old or FactValue(title=name, value=None, derived=False)).title
        says = f"{title} ({name}): {before or 'not asked'} -> {after or 'not asked'}{f' ({place})' if place else ''}"
        return Cause(
            kind="fact",
            name=name,
            before=before,
            after=after,
            where_before=where_before,
            where_after=where_after,
            says=says,
        )


def activities_named(reasons: Iterable[Reason], known: Mapping[str, object]) -> Iterator[str]:
    """The ids of activities that reasons speak of."""
    for reason in reasons:
        word = _bare(reason.says).partition(" ")[0]
        if word in known:
            yield word


def _value(facts: Mapping[str, FactValue], name: str) -> str | None:
    return yes_no(facts[name].value) if name in facts else None


def _about(reason: Reason) -> str:
    return _bare(reason.says).partition(" ")[0] if reason.name == _PLAN else reason.says


def _bare(says: str) -> str:
    return says.removeprefix(_NOT_KNOWN).removeprefix("not ")


def _field(old: Reason | None, new: Reason | None) -> Cause:
    before, after = old.says if old else None, new.says if new else None
    where_before, where_after = old.where if old else (), new.where if new else ()
    place = places(where_before, where_after)
    told = f"{before} -> {after}" if old and new else f"no longer: {before}" if old else after
    name = (new or old or Reason(name="", value=None, says="")).name
    return Cause(
        kind="field",
        name=name,
        before=before,
        after=after,
        where_before=where_before,
        where_after=where_after,
        says=f"{told}{f' ({place})' if place else ''}",
    )
