"""The file of decisions about the tasks of a plan, as it is kept under version control."""

from collections.abc import Sequence

import yaml

from golive.schemas.decided import Decision

_HEAD = """\
# What people decided about the tasks of the plans in this folder. golive takes it with every plan beside it.
# `covers` has the ids of the activities that a task covers; [] says that it covers nothing. Keep it with the plan.
"""


def decisions_text(decisions: Sequence[Decision]) -> str:
    """The decisions as YAML, each with its keys in one order, so that a new decision is a new block and no more."""
    if not decisions:
        return f"{_HEAD}decisions: []\n"
    blocks = [one.model_dump(mode="json", exclude_none=True) for one in decisions]
    for block in blocks:
        if not block["under"]:
            del block["under"]
    body = yaml.safe_dump({"decisions": blocks}, allow_unicode=True, sort_keys=False, width=110)
    return _HEAD + body
