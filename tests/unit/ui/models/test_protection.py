from evidence_kit.i18n import Words
from evidence_kit.messages import ProofSeen
from evidence_kit.ui.models.protection import ProtectionState, lines_of


def proof(subject, answer):
    return ProofSeen(subject=subject, answer=answer, words=f"{subject} {answer}.")


def lines(*proofs):
    return lines_of(ProtectionState(proofs=proofs), Words())


def test_while_it_is_tried_and_when_it_cannot_be_something_is_said():
    assert [line.icon for line in lines_of(ProtectionState(), Words())] == ["hourglass"]
    assert [line.icon for line in lines_of(ProtectionState(is_refused=True), Words())] == [
        "question"
    ]


def test_the_whole_stands_first_and_strong():
    first, second = lines(proof("decoder/protection", "partly"), proof("decoder/lock/job", "good"))
    assert (first.is_strong, second.is_strong) == (True, False)
    assert (first.icon, second.icon) == ("alert", "check")


def test_an_attempt_has_a_line_only_when_it_got_through():
    found = lines(
        proof("decoder/attempt/open", "good"),
        proof("decoder/attempt/socket", "cannot-tell"),
        proof("decoder/attempt/exec", "partly"),
    )
    assert [line.title for line in found] == ["decoder/attempt/exec partly."]


def test_an_answer_of_a_later_version_is_not_taken_for_good():
    (only,) = lines(proof("decoder/lock/new", "splendid"))
    assert only.icon == "question"
