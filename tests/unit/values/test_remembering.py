"""What was made of the object asked about last is not made again."""

from ecograph.values.remembering import for_the_last


def test_only_another_object_is_looked_at_anew() -> None:
    asked: list[list[int]] = []

    @for_the_last
    def total(numbers: list[int]) -> int:
        asked.append(numbers)
        return sum(numbers)

    one, equal = [1, 2], [1, 2]
    assert [total(one), total(one), total(equal), total(one)] == [3, 3, 3, 3]
    assert [id(numbers) for numbers in asked] == [id(one), id(equal), id(one)]
