import pytest

from evidence_kit.report.fonts import Face
from evidence_kit.report.lines import Span, broken, paragraph_level


def written(line):
    return "".join(run.characters for run in line.runs)


@pytest.fixture
def lines(fonts):
    def set_one(text, width=10_000, face=Face.TEXT):
        return broken((Span(text, face),), width, fonts)

    return set_one


def test_a_line_ends_at_a_space_and_nothing_is_lost(lines):
    made = lines("one two three four five six seven", 5_000)
    assert len(made) > 2
    assert "".join(map(written, made)) == "one two three four five six seven"
    assert all(line.width <= 5_000 for line in made)


def test_an_empty_paragraph_has_one_empty_line(lines):
    assert [written(line) for line in lines("")] == [""]


def test_a_compound_is_parted_after_its_hyphen_and_a_date_is_not(lines):
    assert [written(line) for line in lines("self-signed", 3_500)] == ["self-", "signed"]
    assert written(lines("x 2026-11-20", 5_500)[0]) == "x "


def test_a_word_longer_than_a_line_fills_lines(lines):
    made = lines("Q" * 3_000, 8_000)
    assert sum(len(written(line)) for line in made) == 3_000
    assert all(line.width <= 8_000 for line in made)
    assert len({len(written(line)) for line in made[:-1]}) == 1


def test_a_long_address_is_broken_after_punctuation_where_there_is_some_near(lines):
    made = lines("https://example.org/abc/defghijk", 11_400, Face.EXACT)
    assert written(made[0]) == "https://example.org/"[: len(written(made[0]))]
    assert written(made[0])[-1] in "/."


def test_chinese_is_broken_between_characters_but_not_before_a_stop(lines):
    made = lines("她说如果我不付钱。", 8_000)
    assert "".join(map(written, made)) == "她说如果我不付钱。"
    assert written(made[-1]) == "钱。"


def test_each_line_of_hebrew_is_read_from_its_right(lines):
    made = lines("אחת שתיים שלוש", 4_000)
    first_drawn = [run.characters.strip() for run in made[0].runs]
    assert first_drawn[-1] == "אחת"
    assert "".join(sorted("".join(map(written, made)))) == "".join(sorted("אחת שתיים שלוש"))


def test_our_words_before_a_value_keep_their_direction(fonts):
    spans = (Span("user name: ", Face.TEXT), Span("לינה95", Face.EXACT))
    (line,) = broken(spans, 100_000, fonts)
    assert paragraph_level(spans) == 0
    assert line.runs[0].characters == "user"
    assert [run.characters for run in line.runs][-2:] == ["95", "לינה"]


def test_a_paragraph_runs_as_its_first_letter_does():
    assert paragraph_level([Span("… שלום abc", Face.TEXT)]) == 1
    assert paragraph_level([Span("abc שלום", Face.TEXT)]) == 0
    assert paragraph_level([]) == 0
