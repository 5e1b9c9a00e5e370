"""Texts as people compare them."""


def plain(text: str) -> str:
    """Without case, without spaces around or twice, without full stops at the end."""
    return " ".join(text.casefold().split()).rstrip(".").strip()


def same(one: str, other: str) -> bool:
    """Whether two texts say the same; two that say nothing do not."""
    return plain(one) == plain(other) != ""


def is_word_in(word: str, text: str) -> bool:
    """Whether a word, or words that follow each other, stand in a text."""
    sought, within = " ".join(word.casefold().split()), " ".join(text.casefold().split())
    starts = [at for at in range(len(within)) if within.startswith(sought, at)]
    return any(not _is_letter(within[at - 1 : at]) and not _is_letter(within[at + len(sought) :][:1]) for at in starts)


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == "_"
