"""Texts as people compare them."""

from golive.schemas.placeholders import FOR_PEOPLE, FOR_TEXTS


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


def keeps_a_place(text: str) -> bool:
    """Whether a text is only one of the placeholders, or a row of the letter x; marks around it change nothing."""
    bare = _without_marks(text)
    return (set(bare) == {"x"} and len(bare) > 1) or bare in {_without_marks(word) for word in FOR_TEXTS + FOR_PEOPLE}


def _without_marks(text: str) -> str:
    letters = list(" ".join(text.casefold().split()))
    while letters and not letters[0].isalnum():
        del letters[0]
    while letters and not letters[-1].isalnum():
        del letters[-1]
    return "".join(letters)


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == "_"
