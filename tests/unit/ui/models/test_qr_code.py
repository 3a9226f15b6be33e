import hashlib

import pytest

from evidence_kit.ui.models.qr_code import LONGEST_BYTES, Modules, qr_code

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


# Each was read back by zxing-cpp 2 and is, module by module, what python-qrcode 8 draws.
@pytest.mark.parametrize(
    ("length", "digest"),
    [
        (17, "aad3d3371cae519f410c8e452843aa906d51e12b1536f94f1f167597f7130213"),
        (100, "a3a0c06e078d9e9df8e006d250b0597ca8915cc7355c8dc11466a39399d0b703"),
        (152, "307ac54f199e8a12fd641022a40654acfdd25fc08663033cafb3dac9b6d2471f"),
        (213, "b70d446a9f0eb080124d899aeaa15c1b394b41021bcb155b1a903c1d33b9fdca"),
    ],
)
def test_the_modules_are_those_that_readers_have_read(length: int, digest: str) -> None:
    drawn = picture(qr_code(text_of_length(length)))

    assert hashlib.sha256(drawn.encode()).hexdigest() == digest


def test_what_is_too_long_is_said() -> None:
    with pytest.raises(ValueError, match="too long"):
        qr_code("x" * (LONGEST_BYTES + 1))
