"""The ruleset as CLIPS constructs: a rule for each way in which something is yes, and for each in which it is no."""

from collections.abc import Iterator

from benchmarks.contenders.numbered import MISSING, NO, Numbered, field_or_number
from golive.schemas.conditions import AllOf, AnyOf, Condition, FieldTest, ListTest, NotOf

_SIGN = {"at_least": ">=", "more_than": ">", "at_most": "<=", "less_than": "<", "after": ">", "before": "<"}
OUT = 16  # an outcome is told as the number of the activity times this, plus the outcome as a number
_FIXED = (
    "(deffacts always (f always yes))",
    "(deftemplate out (slot is))",
    f"(defrule best (req ?a) (ev ?a ?s) (not (ev ?a ?t&:(> ?t ?s))) => (assert (out (is (+ (* {OUT} ?a) ?s)))))",
    f"(defrule none (req ?a) (not (ev ?a ?)) => (assert (out (is (+ (* {OUT} ?a) {MISSING})))))",
    "(deffunction outcomes () (bind ?all (create$))"
    " (do-for-all-facts ((?o out)) TRUE (bind ?all ?all ?o:is)) (return ?all))",
)


def written(source: Numbered) -> list[str]:
    """Every construct, in an order in which CLIPS takes them."""
    return [*_FIXED, *_Writer(source).constructs()]


class _Writer:
    def __init__(self, source: Numbered) -> None:
        self._source = source
        self._rules: list[str] = []
        self._parts = 0

    def constructs(self) -> Iterator[str]:
        for fact in self._source.derived:
            self._both(self._pattern(fact.when), f"f {fact.id}")
            if fact.unknown_counts_as:
                self._rules.append(self._rule(f"(not (f {fact.id} no))", f"(f {fact.id} yes)", "(salience -1)"))
        for place, condition in enumerate(self._source.conditions):
            yes, no = self._pattern(condition)
            numbers = [number for number, (_, at) in enumerate(self._source.activities) if at == place]
            self._rules.append(self._rule(yes, " ".join(f"(req {number})" for number in numbers)))
            out = " ".join(f"(out (is {OUT * number + NO}))" for number in numbers)
            self._rules.append(self._rule(no, out))
        yield from self._rules

    def _rule(self, when: str, then: str, salience: str = "") -> str:
        declared = f"(declare {salience})" if salience else ""
        return f"(defrule r{len(self._rules)} {declared} {when} => (assert {then}))"

    def _both(self, patterns: tuple[str, str], name: str) -> None:
        for pattern, value in zip(patterns, ("yes", "no"), strict=True):
            self._rules.append(self._rule(pattern, f"({name} {value})"))

    def _node(self, condition: Condition) -> tuple[str, str]:
        """The patterns of a part that is given a fact of its own, unless it is one already."""
        if isinstance(condition, str):
            return f"(f {condition} yes)", f"(f {condition} no)"
        self._parts += 1
        name = f"p {self._parts}"
        self._both(self._pattern(condition), name)
        return f"({name} yes)", f"({name} no)"

    def _pattern(self, condition: Condition) -> tuple[str, str]:
        """The left-hand sides for yes and for no."""
        match condition:
            case str():
                return self._node(condition)
            case AllOf() | AnyOf():
                parts = condition.all if isinstance(condition, AllOf) else condition.any
                nodes = [self._node(part) for part in parts]
                yes, no = (" ".join(node[0] for node in nodes), " ".join(node[1] for node in nodes))
                return (yes, f"(exists (or {no}))") if isinstance(condition, AllOf) else (f"(exists (or {yes}))", no)
            case NotOf():
                yes, no = self._node(condition.not_)
                return no, yes
            case ListTest():
                return self._some(condition)
            case FieldTest():
                return self._test(condition, "v")

    def _some(self, test: ListTest) -> tuple[str, str]:
        assert test.quantifier == "some", test
        assert isinstance(test.where, FieldTest), test
        yes, no = self._test(test.where, f"e {test.over} ?i")
        return f"(exists {yes.replace('?i', '?')})", f"(n {test.over} ?) (not (and (i {test.over} ?i) (not {no})))"

    def _test(self, test: FieldTest, kind: str) -> tuple[str, str]:
        at = f"{kind} {test.field}"
        if test.field == "scope":
            return ("(f always yes)", "(f always no)") if test.is_ == "project" else ("(f always no)", "(f always yes)")
        if test.ordering is not None:
            name, operand = test.ordering
            field, number = field_or_number(operand, self._source.settings)
            other = f"({kind} {field} ?b)" if field else ""
            holds = f"({_SIGN[name]} ?a {'?b' if field else number})"
            return f"{other} ({at} ?a&:{holds})", f"{other} ({at} ?a&:(not {holds}))"
        if test.filled is not None:
            some, none = f"(n {test.field} ~0)", f"(n {test.field} 0)"
            return (some, none) if test.filled else (none, some)
        wanted = [_symbol(value) for value in (test.in_ if test.in_ is not None else [test.is_])]
        return f"({at} {'|'.join(wanted)})", f"({at} {'&'.join('~' + value for value in wanted)})"


def _symbol(value: object) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
