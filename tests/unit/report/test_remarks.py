from dataclasses import replace

import pytest

from evidence_kit.questions import CHOICES_OF_REMARKS, Remark, remark_on
from evidence_kit.report.accounts import links_section
from evidence_kit.report.answered import answers_blocks
from evidence_kit.report.remarks import event_remarks, link_remarks
from evidence_kit.report.story import timeline_section
from evidence_kit.report.threats import threats_section


@pytest.fixture
def lines_of_link(case_file, words):
    def say(case=case_file):
        return [text.text for text in link_remarks(case, case.identifiers[8], words)]

    return say


def test_what_is_known_of_a_link_stands_below_it(case_file, words, lines_of_link, all_texts):
    lines = lines_of_link()
    assert lines == [
        "title: Private folder <b>JS</b>",
        "opened with: no account",
        "kept as exhibit JS-007",
        "reported to the platform: 21 November, number 88-1204",
        "state of that report: taken down on 22 November",
    ]
    assert set(lines) <= set(all_texts(links_section(case_file, words)))


def test_what_nobody_said_of_a_link_takes_no_room_and_is_said_to_be_unsaid(
    case_file, words, lines_of_link, all_texts
):
    bare = replace(case_file, answers={})
    assert lines_of_link(bare) == []
    assert "What is missing was not said." in " ".join(all_texts(links_section(bare, words)))


def test_every_answer_that_can_be_picked_has_words_of_its_own(case_file, words):
    for remark, number, say in (
        (Remark.LINK_SEEN_WITH, 9, lambda case: link_remarks(case, case.identifiers[8], words)),
        (Remark.EVENT_ACTOR, 1, lambda case: event_remarks(case, case.events[0], words)),
    ):
        said = {
            say(replace(case_file, answers={remark_on(number, remark): choice}))[0].text
            for choice in CHOICES_OF_REMARKS[remark]
        }
        assert len(said) == len(CHOICES_OF_REMARKS[remark])


def test_the_kept_copy_of_a_link_leads_to_the_covered_copy_that_goes_out(
    case_file, make_item, words
):
    original = case_file.items[6]
    copy = make_item(1_000_001, label="JS-007-C1")
    seen = replace(
        case_file,
        items=tuple(copy if each is original else each for each in case_file.items),
        covered_from={copy.id: original},
    )
    (kept,) = [
        text for text in link_remarks(seen, seen.identifiers[8], words) if "kept" in text.text
    ]
    assert kept.text == "kept as exhibit JS-007-C1"
    assert kept.anchor == "exhibit-1000001"


def test_a_copy_that_is_in_no_report_is_said_to_be_missing(case_file, lines_of_link):
    assert "kept as an exhibit that is not in this report" in lines_of_link(
        replace(case_file, items=case_file.items[:3])
    )


def test_who_did_it_and_until_when_stand_in_the_timeline(case_file, words, all_texts):
    said = all_texts(timeline_section(case_file, words))
    for line in (
        "done by: account S1, as reported",
        "done by: the other side, as reported",
        "done by: not known",
        "went on until: Friday night, about ten",
    ):
        assert said.count(line) == 1


def test_the_language_of_a_threat_and_how_to_reach_an_officer_are_printed(
    case_file, words, all_texts
):
    assert any("language: English" in text for text in all_texts(threats_section(case_file, words)))
    assert "PP Celje, telephone as on the web page of the police" in all_texts(
        answers_blocks(case_file, words)
    )
