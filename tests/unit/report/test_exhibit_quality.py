"""What a picture shows, as stated: printed where something was answered, and only there."""

from dataclasses import replace

from evidence_kit.i18n import Words
from evidence_kit.model import CaseFile
from evidence_kit.questions import Quality, quality_of
from evidence_kit.report.exhibit_quality import quality_fields


def test_what_was_answered_is_printed_and_the_rest_is_not_said(
    case_file: CaseFile, words: Words
) -> None:
    item = case_file.items[0]
    answers = {
        quality_of(item.id, Quality.USERNAME): "yes",
        quality_of(item.id, Quality.DATE): "no",
        quality_of(item.id, Quality.AROUND): "dont-know",
    }

    [field] = quality_fields(replace(case_file, answers=answers), item, words)

    assert [text.text for text in field.value] == [
        "the account’s own name or number: yes",
        "date and time: no",
        "the whole screen: not said",
        "the message before and after: not known",
    ]


def test_where_nothing_was_answered_nothing_is_printed(case_file: CaseFile, words: Words) -> None:
    assert quality_fields(case_file, case_file.items[0], words) == []
