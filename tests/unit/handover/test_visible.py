from evidence_kit.handover.visible import visible


def test_direction_marks_and_zero_width_characters_become_tokens():
    assert visible("a\u202eb\u200bc\ufeffd") == "a[U+202E]b[U+200B]c[U+FEFF]d"


def test_letters_of_any_alphabet_stay_as_they_are():
    text = "Žižek Анна محمد 東京 ❤"

    assert visible(text) == text


def test_spaces_that_are_not_the_space_are_shown():
    assert visible("a b\u00a0c\u3000d\t") == "a b[U+00A0]c[U+3000]d[U+0009]"


def test_bytes_that_were_no_text_are_shown_instead_of_failing():
    assert visible("x\udcff") == "x[U+DCFF]"


def test_letters_that_draw_nothing_are_shown():
    assert visible("a\u3164\ufe0f\u115f") == "a[U+3164][U+FE0F][U+115F]"
