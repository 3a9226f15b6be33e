from dataclasses import replace
from datetime import UTC, datetime, timedelta

from evidence_kit.model import PaymentStatus
from evidence_kit.questions import Question
from evidence_kit.report.document import Table
from evidence_kit.report.story import first_instant, own_words_section, timeline_section


def tables(section):
    return [block for block in section.blocks if isinstance(block, Table)]


def column(table, number):
    return [row[number][0].text for row in table.rows]


def test_the_account_is_printed_as_written_and_without_feelings(
    case_file, words, all_texts, secrets
):
    said = all_texts(own_words_section(case_file, words))
    assert case_file.statement.facts.strip("\n") in said
    assert not [text for text in said if secrets[0] in text]


def test_who_typed_the_account_is_not_claimed(case_file, words, all_texts):
    said = " ".join(all_texts(own_words_section(case_file, words)))
    assert "As entered in Evidence Kit, last changed 2026-11-20 22:05:11 UTC." in said
    assert "does not record who typed it" in said


def test_known_instants_stand_in_order_with_utc_and_local_time(case_file, words):
    placed = tables(timeline_section(case_file, words))[0]
    assert column(placed, 1) == sorted(column(placed, 1))
    assert column(placed, 1)[0] == "2026-11-18 20:03"
    assert column(placed, 2)[0] == "21:03 UTC+01:00"


def test_a_time_in_words_is_listed_as_given_and_not_interpreted(case_file, words):
    unplaced = tables(timeline_section(case_file, words))[1]
    assert "Friday evening" in column(unplaced, 1)
    assert "20 Nov, 23:41" in column(unplaced, 1)


def test_days_stand_before_words_and_what_has_no_time_stands_last(
    case_file, words, make_payment, make_threat
):
    def told(number, at_text):
        return replace(case_file.events[0], number=number, at_text=at_text, at=None, text=at_text)

    case = replace(
        case_file,
        items=(),
        events=(told(1, "Friday evening"), told(2, "2026-11-20"), told(3, "2026-11-18 23:11")),
        payments=(make_payment(1, PaymentStatus.MADE, "50", "EUR", at_text=""),),
        threats=(make_threat(1, "a", at_text="", deadline_text=""),),
    )

    (unplaced,) = tables(timeline_section(case, words))

    assert column(unplaced, 1) == [
        "2026-11-18 23:11",
        "2026-11-20",
        "Friday evening",
        "not known",
        "not known",
    ]


def test_at_the_same_instant_what_was_recorded_first_stands_first(case_file, words, make_payment):
    at_text = "2026-11-14T23:05+01:00"
    at = datetime(2026, 11, 14, 22, 5, tzinfo=UTC)
    later = replace(
        case_file.events[0], at_text=at_text, at=at, text="then", recorded_at=at + timedelta(days=9)
    )
    first = replace(
        make_payment(1, PaymentStatus.MADE, "50", "EUR", at_text=at_text),
        recorded_at=at + timedelta(days=8),
    )
    case = replace(case_file, items=(), events=(later,), payments=(first,), threats=())

    (placed,) = tables(timeline_section(case, words))

    assert column(placed, 3) == ["Payment 1, made: EUR 50", "then"]


def test_every_line_names_its_clock(case_file, words):
    placed, unplaced = tables(timeline_section(case_file, words))
    clocks = set(column(placed, 4)) | set(column(unplaced, 3))
    assert clocks == {
        "as entered, without an exhibit",
        "as entered, with an exhibit",
        "as displayed or remembered",
    }


def test_every_row_has_a_number_and_none_is_given_twice(case_file, words):
    placed, unplaced = tables(timeline_section(case_file, words))
    numbers = column(placed, 0) + column(unplaced, 0)
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]


def test_a_row_says_how_exactly_its_time_was_given(case_file, words):
    exact = replace(case_file.events[0], at_text="2026-11-20T23:31:07+01:00")
    exact = replace(exact, at=datetime.fromisoformat(exact.at_text).astimezone(UTC))
    (placed, *_) = tables(timeline_section(replace(case_file, events=(exact,)), words))
    given = {row[1][1].text for row in placed.rows}
    assert given == {"given to the second", "given to the minute"}


def test_a_translation_stands_below_the_original_with_who_made_it(case_file, words, all_texts):
    answers = {Question.TRANSLATION: "My brother told me.", Question.TRANSLATED_BY: "machine"}
    said = all_texts(own_words_section(replace(case_file, answers=answers), words))
    original, translation = (
        said.index(case_file.statement.facts.strip("\n")),
        said.index("My brother told me."),
    )
    assert original < translation
    assert any(text.startswith("Translated by a machine, as stated.") for text in said)


def test_without_a_translation_none_is_spoken_of(case_file, words, all_texts):
    said = all_texts(own_words_section(replace(case_file, answers={}), words))
    assert "A translation, as entered" not in said


def test_without_told_times_it_is_said_where_those_of_files_stand(
    empty_case_file, words, all_texts
):
    said = " ".join(all_texts(timeline_section(empty_case_file, words)))

    assert "nobody gave a time" in said
    assert "Times of files and cameras stand with each exhibit in section 8." in said


def test_sealed_and_withdrawn_exhibits_say_nothing_here(case_file, words, all_texts, secrets):
    said = all_texts(timeline_section(case_file, words))
    assert "JS-022" not in said
    assert "JS-024" not in said
    assert not [text for text in said if any(secret in text for secret in secrets)]


def test_the_first_instant_is_that_of_the_earliest_event(case_file, empty_case_file):
    assert first_instant(case_file).isoformat() == "2026-11-18T21:03:00+01:00"
    assert first_instant(empty_case_file) is None


def test_a_recorded_instant_without_stated_offset_is_printed_in_utc(case_file, words):
    event = replace(case_file.events[0], at_text="half past eleven")
    placed = tables(timeline_section(replace(case_file, events=(event,)), words))[0]
    assert "22:31 UTC+00:00" in column(placed, 2)


def test_a_told_time_is_not_called_exact_and_carries_no_seconds_that_nobody_gave(
    case_file, words, all_texts
):
    at = datetime(2026, 11, 14, 22, 5, tzinfo=UTC)
    event = replace(case_file.events[0], at_text="2026-11-14T23:05+01:00", at=at)
    section = timeline_section(replace(case_file, events=(event,), payments=()), words)
    said = " ".join(all_texts(section))

    assert "Times given with a time zone, as told" in said
    assert "The zone is that of the computer on which it was typed" in said
    assert "exactly" not in said
    assert "2026-11-14 22:05" in said
    assert "22:05:00" not in said


def test_a_threat_and_its_deadline_stand_in_the_timeline(case_file, words, all_texts):
    said = all_texts(timeline_section(case_file, words))

    assert "Threat 1, section 5" in said
    assert "Deadline named in threat 1, section 5" in said
