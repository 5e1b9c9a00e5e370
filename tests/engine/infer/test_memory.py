"""What is remembered of elements: asked once for each, and never mixed up."""

from golive.engine.infer.memory import Extending, Memory


def test_an_element_is_asked_about_once() -> None:
    memory, asked = Memory(), []
    elements = [["a"], ["b"], ["a"]]

    def answer(places: list[int]) -> list[str]:
        asked.extend(places)
        return [elements[at][0].upper() for at in places]

    assert memory.each("q", elements, answer) == ["A", "B", "A"]
    elements.append(["c"])
    assert memory.each("q", elements, answer) == ["A", "B", "A", "C"]
    assert asked == [0, 1, 2, 3]


def test_questions_are_kept_apart() -> None:
    memory, element = Memory(), ["a"]
    assert memory.each("one", [element], lambda places: [1]) == [1]
    assert memory.each("two", [element], lambda places: [2]) == [2]
    assert memory.each("one", [element], lambda places: []) == [1]


def test_elements_that_are_gone_leave_no_answer_to_others() -> None:
    """An id is given again once its object is gone, so what was looked at is kept."""
    memory = Memory()
    for number in range(1_000):
        assert memory.each("q", [[number]], lambda places, number=number: [number]) == [number]  # type: ignore[misc]


def test_what_is_made_under_a_key_is_made_once() -> None:
    memory = Memory()
    assert memory.once("key", lambda: 1) == memory.once("key", lambda: 2) == 1


def test_elements_are_extended_when_they_are_asked_for() -> None:
    made: list[int] = []

    def extended(element: int) -> int:
        made.append(element)
        return -element

    elements = Extending([1, 2, 3], extended, None)
    assert (len(elements), made) == (3, [])
    assert elements[1] == -2
    assert list(elements[1:]) == [-2, -3]
    assert made == [2, 2, 3]
