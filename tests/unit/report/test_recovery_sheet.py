from datetime import UTC, datetime

import pypdfium2
import pytest
import segno

from evidence_kit import keys
from evidence_kit.errors import RecoveryCodeMistypedError
from evidence_kit.report.recovery_sheet import build_recovery_sheet
from tests.languages import spoken

MADE_AT = datetime(2026, 11, 21, 0, 12, 5, tzinfo=UTC)
CODE = "EZ8W-YN2H-R5J8-CCRX-DXSD-6P76-1P4Q-A0QR"
DARK = 128
QUIET_MODULES = 4
MODULE_PT = 1.1 * 72 / 25.4


@pytest.fixture(scope="module")
def sheet(words):
    return build_recovery_sheet(CODE, made_at=MADE_AT, words=words)


def test_the_sheet_is_one_sound_page_with_the_whole_code(sheet, plain_pdf, pages_of):
    plain = plain_pdf(sheet)
    (page,) = pages_of(sheet)

    assert b"/URI" not in plain
    assert b"/StructTreeRoot" in plain
    for number, group in enumerate(CODE.split("-"), start=1):
        assert f"{number} {group}" in " ".join(page.split())
    assert "21 Nov 2026" in page
    assert "The file itself opens the case" in page


def test_the_day_is_written_as_the_readers_language_writes_it(pages_of):
    (page,) = pages_of(build_recovery_sheet(CODE, made_at=MADE_AT, words=spoken("sl")))

    assert "21. nov. 2026" in page


def test_whoever_finds_the_sheet_does_not_read_what_program_it_is_for(sheet, pages_of):
    (page,) = pages_of(sheet)

    assert "Evidence" not in page


def test_the_same_code_gives_the_same_bytes(sheet, words):
    assert build_recovery_sheet(CODE, made_at=MADE_AT, words=words) == sheet


def test_a_mistyped_code_is_not_put_on_paper(words):
    with pytest.raises(RecoveryCodeMistypedError):
        build_recovery_sheet("ABCD-" * 7 + "ABCD", made_at=MADE_AT, words=words)


def modules_on_paper(sheet: bytes, count: int) -> list[list[bool]]:
    """Look at the middle of every module of the printed page, as a reader of QR codes does."""
    scale = 4
    picture = pypdfium2.PdfDocument(sheet)[0].render(scale=scale).to_pil().convert("L")
    step = MODULE_PT * scale
    # The three eyes are the largest dark squares: the first dark row of seven modules begins one.
    top, left = first_eye(picture, step)
    return [
        [
            picture.getpixel((int(left + (x + 0.5) * step), int(top + (y + 0.5) * step))) < DARK
            for x in range(count)
        ]
        for y in range(count)
    ]


def first_eye(picture, step: float) -> tuple[int, int]:
    for y in range(picture.height):
        run = 0
        for x in range(picture.width // 2):
            run = run + 1 if picture.getpixel((x, y)) < DARK else 0
            is_end = picture.getpixel((x + 1, y)) >= DARK
            below = picture.getpixel((x, int(y + 6.5 * step))) if is_end and run else 255
            if is_end and abs(run - 7 * step) <= 2 and below < DARK:
                return y, x - run + 1
    raise AssertionError("no QR code on the page")


def test_the_square_on_the_page_holds_the_same_code(sheet):
    expected = [
        [bool(module) for module in row]
        for row in segno.make_qr(CODE, error="m", boost_error=False).matrix
    ]

    assert modules_on_paper(sheet, len(expected)) == expected


def test_a_fresh_code_fits_the_page(words, pages_of):
    made = build_recovery_sheet(keys.new_recovery_code(), made_at=MADE_AT, words=words)

    assert len(pages_of(made)) == 1
