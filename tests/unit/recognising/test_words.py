from evidence_kit.recognising.words import Lines, Words, places_of, unbroken


def test_a_word_is_found_wherever_it_stands_alone():
    words = Words.of("Pay, pay! repay pay_me PAY")

    assert words.places({"pay", "never"}) == [(0, 3), (5, 8), (23, 26)]
    assert words.starts({"pay", "repay"}) == [0, 5, 10, 23]


def test_a_letter_whose_small_form_is_longer_moves_nothing():
    words = Words.of("İİ pay")

    assert len(words.lower) == len(words.text)
    assert words.places({"pay"}) == [(3, 6)]


def test_the_line_around_a_place_is_told_without_its_ends():
    lines = Lines.of("one\ntwo\n\nfour")

    assert lines.around(0) == (0, 3)
    assert lines.around(5) == (4, 7)
    assert lines.around(8) == (8, 8)
    assert lines.around(2, 6) == (0, 7)
    assert lines.around(12) == (9, 13)


def test_a_stretch_between_spaces_is_told_once():
    text = "a.b.c d\te.f"

    assert list(unbroken(text, places_of(text, "."))) == [(0, 5), (8, 11)]


def test_only_long_runs_are_told_each_at_its_place():
    long = "a" * 25
    text = f"abc {long} ab\n{long}b"

    assert Words.of(text).long_runs == ((4, 29), (33, 59))


def test_many_words_are_found_as_surely_as_few():
    wanted = {f"w{number}" for number in range(100)}
    text = " ".join(f"W{number}, xw{number}" for number in range(100))

    found = [text[start:end].lower() for start, end in Words.of(text).places(wanted)]

    assert found == [f"w{number}" for number in range(100)]


def test_lines_whose_only_digits_say_when_a_message_was_sent_are_passed_over():
    lines = (
        "[12/03/2025, 21:14:07] Lena: hello",
        "[12/03/2025, 21:15:00] Lena: 040 123",
        "12.3.25, 21:16 - 456",
        "[2025-03-12 21:16] Lena: and you?",
        "12/03/2025, 21:17 - Lena: nothing",
        "5",
    )
    text = "\n".join(lines)

    assert [text[start:end] for start, end in Words.of(text).with_digits] == [
        "\n".join(("", *lines[1:3])),
        "\n5",
    ]


def test_the_first_line_and_a_text_of_one_line_are_told_too():
    assert Words.of("pay 5\nno\n7").with_digits == ((0, 5), (8, 10))
    assert Words.of("5").with_digits == ((0, 1),)
    assert Words.of("").with_digits == ()


def test_a_time_that_stands_nowhere_near_the_beginning_is_a_digit_like_others():
    assert Words.of("at 12/03/2025, 21:14 - ").with_digits == ((0, 23),)
