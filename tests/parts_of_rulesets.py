"""A ruleset that was made by a test as the parts that the loader looks at."""

from golive.engine.define.mend import Mended
from golive.engine.define.ruleset_parts import Part, Parts, ReadFile
from golive.engine.load.tree import Tree
from golive.schemas.ruleset import Ruleset


def parts_of(ruleset: Ruleset) -> Parts:
    """The ruleset as if it had been read from a file."""
    file = ReadFile(Mended(Tree("<ruleset>", {}, dict)))
    return Parts(
        manifest=Part(ruleset, file, ""),
        asked=[Part(fact, file, f"/asked/{at}") for at, fact in enumerate(ruleset.facts.asked)],
        derived=[Part(fact, file, f"/derived/{at}") for at, fact in enumerate(ruleset.facts.derived)],
        questions=[Part(one, file, f"/fields/{at}") for at, one in enumerate(ruleset.facts.fields)],
        activities=[Part(one, file, f"/activities/{at}") for at, one in enumerate(ruleset.activities)],
        rules=[Part(one, file, f"/rules/{at}") for at, one in enumerate(ruleset.rules)],
    )
