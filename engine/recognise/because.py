"""Why a task was recognised, in words: which of its words stand for what."""

from golive.engine.recognise.reading import Reading
from golive.engine.recognise.scoring import Hit
from golive.engine.recognise.tokens import tokens_of

_VERBS = "-verb>"  # a group of verbs; its name would tell a reader nothing


def because(hit: Hit, reading: Reading) -> str:
    """One line, as `'helpdesk' is service desk; 'train'`."""
    parts = []
    for feature, span in sorted(hit.found, key=lambda one: one[1]):
        said = " ".join(token.text for token in reading.tokens[span.start : span.end])
        meant = feature[1:-1].replace("-", " ") if feature.startswith("<") and not feature.endswith(_VERBS) else ""
        same = not meant or _stems(said) == _stems(meant)
        parts.append(f"'{said}'" if same else f"'{said}' is {meant}")
    return "; ".join(parts)


def _stems(text: str) -> list[str]:
    return [token.stem for token in tokens_of(text)]
