from collections.abc import Callable

import pytest

from evidence_kit import messages
from evidence_kit.errors import InvalidValueError, NoSuchItemError, NoVaultOpenError
from evidence_kit.model import Activity, Demand, IdentifierKind
from evidence_kit.questions import Question, Remark
from evidence_kit.service import facts, opening, threats
from evidence_kit.service.work import Work
from evidence_kit.store import Vault

WorkOn = Callable[[Vault | None], Work]


def test_what_is_recorded_is_seen_by_the_pages(vault: Vault, work_on: WorkOn) -> None:
    work = work_on(vault)
    facts.record_identifier(
        messages.RecordIdentifier(kind=IdentifierKind.USERNAME, value="ex_4471"), work
    )
    asked = messages.RecordThreat(text="I send it", demand=Demand.MONEY, deadline_text="24 h")
    names = [
        threats.record_threat(asked, work).name,
        threats.record_referral(messages.RecordReferral(reference="PR 1"), work).name,
        threats.say_seen(messages.SaySeen(identifier=1, activity=Activity.GONE), work).name,
        threats.answer_case(messages.AnswerCase(question=Question.DANGER, value="no"), work).name,
    ]
    seen = opening.read_case(messages.ReadCase(), work)
    payload = messages.frame(messages.Done(id=1, answer=seen))[messages.LENGTH_BYTES :]

    assert names == ["threat/1", "referral/1", "sighting/1", "answer/danger"]
    assert messages.from_vault(payload) == messages.Done(id=1, answer=seen)
    assert [each.deadline_text for each in seen.threats] == ["24 h"]
    assert [each.reference for each in seen.referrals] == ["PR 1"]
    assert seen.sightings[1].activity is Activity.GONE
    assert seen.answers == {"danger": "no"}


def test_what_more_is_said_reaches_the_pages_too(vault: Vault, work_on: WorkOn) -> None:
    work = work_on(vault)
    link = messages.RecordIdentifier(kind=IdentifierKind.URL, value="https://a.example/1")
    facts.record_identifier(link, work)
    request = messages.SaySeen(identifier=1, remarks={Remark.LINK_SEEN_WITH: "own"})
    payload = messages.frame(messages.Ask(id=1, request=request))[messages.LENGTH_BYTES :]
    assert messages.from_window(payload) == messages.Ask(id=1, request=request)
    threats.say_seen(request, work)
    facts.record_event(messages.RecordEvent(at_text="", text="a call", actor="them"), work)
    threats.record_threat(messages.RecordThreat(text="x", language="Italian"), work)
    threats.record_referral(messages.RecordReferral(force="Police", reach="113"), work)
    assert opening.read_case(messages.ReadCase(), work).answers == {
        "identifier/1/seen-with": "own",
        "event/1/actor": "them",
        "threat/1/language": "Italian",
        "referral/1/reach": "113",
    }


def test_what_is_refused_of_a_link_keeps_nothing_of_when_it_was_seen(
    vault: Vault, work_on: WorkOn
) -> None:
    work = work_on(vault)
    facts.record_identifier(
        messages.RecordIdentifier(kind=IdentifierKind.USERNAME, value="ex_4471"), work
    )
    with pytest.raises(InvalidValueError):
        threats.say_seen(
            messages.SaySeen(
                identifier=1, last_seen_text="today", remarks={Remark.LINK_SEEN_WITH: "anna"}
            ),
            work,
        )
    assert vault.contents().sightings == {}


def test_an_identifier_nobody_recorded_was_seen_by_nobody(vault: Vault, work_on: WorkOn) -> None:
    with pytest.raises(NoSuchItemError):
        threats.say_seen(messages.SaySeen(identifier=7), work_on(vault))


def test_without_a_case_nothing_is_recorded(work_on: WorkOn) -> None:
    with pytest.raises(NoVaultOpenError):
        threats.record_threat(messages.RecordThreat(text="x"), work_on(None))
