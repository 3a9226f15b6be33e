import pytest

from evidence_kit.qr_code import LONGEST_BYTES, Modules, dark_runs, qr_code

ADDRESS = "https://e-tom.si/"


def picture(modules: Modules) -> str:
    return "\n".join("".join("#" if dark else "." for dark in row) for row in modules)


def text_of_length(length: int) -> str:
    return ("https://example.org/" + "abcDEF123-/?" * 30)[:length]


@pytest.mark.parametrize(
    ("length", "size"),
    [(1, 21), (14, 21), (15, 25), (26, 25), (27, 29), (106, 41), (107, 45), (180, 53), (213, 57)],
)
def test_a_text_gets_the_smallest_code_it_fits_in(length: int, size: int) -> None:
    modules = qr_code(text_of_length(length))

    assert len(modules) == size
    assert {len(row) for row in modules} == {size}


def test_three_corners_have_their_finders() -> None:
    modules = qr_code(ADDRESS)
    finder = ["#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######"]
    rows = picture(modules).splitlines()

    assert [row[:7] for row in rows[:7]] == finder
    assert [row[-7:] for row in rows[:7]] == finder
    assert [row[:7] for row in rows[-7:]] == finder


def test_what_is_too_long_is_said() -> None:
    with pytest.raises(ValueError, match="too long"):
        qr_code("x" * (LONGEST_BYTES + 1))


def test_runs_of_dark_modules_are_the_row_again() -> None:
    row = tuple(bool(module) for module in (1, 1, 0, 1, 0, 0, 1, 1, 1))

    assert dark_runs(row) == ((0, 2), (3, 1), (6, 3))
    assert dark_runs((False,) * 4) == ()
