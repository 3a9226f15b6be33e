from dataclasses import replace

import pytest

from evidence_kit.model import Action, Demand
from evidence_kit.report.moments import as_given
from evidence_kit.report.threats import deadlines, threats_in_brief, threats_section


@pytest.fixture
def lines(all_texts):
    def of(*values):
        return [text for value in values for text in all_texts(value) if text]

    return of


def test_a_threat_stands_in_the_table_word_for_word(case_file, words, lines):
    said = lines(threats_section(case_file, words))
    for text in (
        "Pay 500 euros in one hour or I send this to everybody, your mother first.",
        "أرسل المال الآن – hai dieci minuti",
        "account S1, as reported, Telegram",
        "to whom: not said",
        "what was wanted is not known",
        "until dieci minuti",
        "JS-003",
        "told",
    ):
        assert text in said


def test_what_nobody_said_prints_as_not_said(case_file, make_threat, words, lines):
    bare = make_threat(
        1, "", audience="", demand=Demand.NOT_SAID, at_text="", deadline_text="", item_id=None
    )
    said = lines(threats_section(replace(case_file, threats=(bare,)), words))
    for text in (
        "The words are not known.",
        "to whom: not said",
        "what was wanted: not said",
        "when: not known",
        "no deadline noted",
    ):
        assert text in said


def test_a_time_that_was_set_is_no_threat_whose_words_are_lost(
    case_file, facts, make_threat, words, lines
):
    set_time = make_threat(1, "", deadline_text="entro stasera")
    threat = make_threat(2, "I send it to all of them.", deadline_text="")
    both = replace(case_file, threats=(set_time, threat))

    brief = threats_in_brief(both, facts, words, most=3, most_lines=3)

    assert brief[0].text == "I send it to all of them."
    assert not any("not known" in each.text or "A time was set" in each.text for each in brief)
    assert "A time was set; the sentence it stands in is in the exhibit." in lines(
        threats_section(both, words)
    )
    by_hand = replace(both, threats=(replace(set_time, item_id=None), threat))
    assert "A time was set; what was said with it is not recorded." in lines(
        threats_section(by_hand, words)
    )


def test_a_case_without_threats_says_where_they_may_stand(empty_case_file, words, lines):
    (said,) = (
        text for text in lines(threats_section(empty_case_file, words)) if "recorded" in text
    )
    assert said.startswith("Nothing recorded. No threat was entered in a row of its own; section 2")


def test_a_threat_taken_back_leaves_its_number(case_file, make_ledger, words, lines):
    entries = make_ledger([(Action.FACT_WITHDRAWN, "threat/3")])
    said = lines(threats_section(replace(case_file, ledger=entries), words))
    assert any("not printed: no. 3." in text for text in said)


def test_deadlines_still_to_come_are_first_and_no_time_is_guessed(
    case_file, facts, make_threat, words, lines
):
    passed = make_threat(1, "a", deadline_text="2026-11-20T23:00:00+01:00")
    words_only = make_threat(2, "b", deadline_text="ten  minutes")
    coming = make_threat(3, "c", deadline_text="2026-11-22T20:00:00+01:00")
    case = replace(case_file, threats=(passed, words_only, coming))
    said = lines(deadlines(case, facts, words, most=2))
    assert said[0].startswith("Deadline of threat 3, still to come: 2026-11-22 19:00:00 UTC")
    assert said[1] == (
        f"Deadline named in threat 2: ten minutes. Written or said: {as_given(words_only.at_text)}."
    )
    assert said[2] == "and 1 more deadline, section 5"
    everything = lines(deadlines(case, facts, words, most=3))
    assert everything[2].startswith("Deadline of threat 1, passed before this report: 2026-11-20")


def test_of_a_deadline_in_words_it_is_said_that_nobody_knows_when_it_was_said(
    case_file, facts, make_threat, words, lines
):
    tonight = make_threat(1, "a", at_text=" ", deadline_text="entro stasera")

    said = lines(deadlines(replace(case_file, threats=(tonight,)), facts, words, most=2))

    assert said == [
        "Deadline named in threat 1: entro stasera. When it was written or said is not known."
    ]


def test_more_threats_than_fit_are_counted(case_file, facts, words, lines):
    said = lines(threats_in_brief(case_file, facts, words, most=1, most_lines=2))
    assert "and 1 more threat, section 5" in said


def test_nobody_claims_that_what_was_entered_is_word_for_word(case_file, words, lines):
    said = " ".join(lines(threats_section(case_file, words)))

    assert "word for word, translated or as remembered; Evidence Kit does not know which." in said
    assert "Word for word where an exhibit shows it" not in said
