from evidence_kit.i18n import Words
from evidence_kit.ui.models.stubs import kept_lines, kept_spoken, stub_lines


def test_what_was_taken_back_is_named_and_its_number_stays():
    (line,) = stub_lines(("lena.9",), Words())

    assert line.title == "lena.9, withdrawn. Its number stays in the log."


def test_an_invisible_character_is_made_visible():
    (line,) = stub_lines(("le\u202ena {x}",), Words())

    assert line.title.startswith("le⟦U+202E⟧na {x}, ")


def test_nothing_taken_back_is_no_line():
    assert stub_lines((), Words()) == ()


def test_the_spaces_of_an_amount_are_shown_as_spaces() -> None:
    (line,) = stub_lines(("Pagato, 1.500,00\N{NO-BREAK SPACE}€",), Words())

    assert line.title.startswith("Pagato, 1.500,00\N{NO-BREAK SPACE}€, withdrawn")


def test_what_became_of_what_was_kept_is_shown_and_read_out_alike(words: Words) -> None:
    said = "Only the last digits."

    (line,) = kept_lines(said, words)

    assert (line.title, line.line) == ("Kept.", said)
    assert kept_spoken(said, words) == "Kept. Only the last digits."
    assert (kept_lines("", words), kept_spoken("", words)) == ((), "Kept.")
