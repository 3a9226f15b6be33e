import re

import pytest

from evidence_kit.guidance.bare import BARE
from evidence_kit.guidance.loading import load
from evidence_kit.guidance.wording import forbidden_in, longest_sentence_words, texts
from evidence_kit.resources import asset_path


@pytest.mark.parametrize(
    "text",
    [
        "This makes it admissible in court.",
        "A forensically sound copy.",
        "A certified report.",
        "Report it to Action Fraud.",
        "See Thinkuknow.",
        "On Skype, open the menu.",
        "You should not have paid.",
        "That was your mistake.",
        "You are not in trouble.",
        "Do not send nudes.",
        "Never share intimate pictures.",
        "Just block them.",
        "Block them now!",
    ],
)
def test_what_must_not_be_said_is_found(text):
    assert forbidden_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "It is not your fault.",
        "Do not pay, or do not pay again.",
        "Do nothing more that they ask, and send nothing more.",
        "Adjust the settings.",
    ],
)
def test_what_may_be_said_is_let_through(text):
    assert forbidden_in(text) == ""


def test_sentences_are_measured_one_by_one():
    assert longest_sentence_words("One two three. Four five? “Six seven eight nine.” Ten.") == 4


def test_texts_reach_every_file_and_leave_addresses_out():
    found = list(texts(load(asset_path("guidance"))))

    assert {"ST07", "SI-7", "UK-4", "CAP-01", "P01", "GB-SCT"} <= {subject for subject, _ in found}
    assert ("ST07", "Too much right now? Block anyway. You can still get help.") in found
    assert not any("https://" in text for _, text in found)


def test_nobody_is_told_to_leave_a_chat():
    # “Leave chat” is a button in chat apps, and what it does is to take the chat away.
    leaving = re.compile(r"\bleave (?:the|your) (?:chat|app|account|group)\b", re.IGNORECASE)
    said = [*texts(load(asset_path("guidance"))), *texts(BARE)]

    assert leaving.search("Leave the chat, the app and the account.")
    assert [subject for subject, text in said if leaving.search(text)] == []
