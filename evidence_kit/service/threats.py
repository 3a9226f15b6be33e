"""Requests about threats, who was told of the matter, and what is answered once about the case."""

from evidence_kit import messages
from evidence_kit.casework import answers, remarks, threats
from evidence_kit.service.work import Work
from evidence_kit.store import fact_name


def record_threat(request: messages.RecordThreat, work: Work) -> messages.Recorded:
    """Record what was threatened.

    Raises:
        NoVaultOpenError: No case is open.
        InvalidValueError: Nothing was said of it, or the subject is not S1, S2 …
        EmbeddedDataError: In an under-18 case it holds data that is not words.
    """
    fact = threats.record_threat(
        work.vault,
        text=request.text,
        audience=request.audience,
        demand=request.demand,
        at_text=request.at_text,
        deadline_text=request.deadline_text,
        platform=request.platform,
        subject=request.subject,
        item_id=request.item_id,
        note=request.note,
        language=request.language,
    )
    return messages.Recorded(name=fact_name(fact))


def record_referral(request: messages.RecordReferral, work: Work) -> messages.Recorded:
    """Record who was told of the matter.

    Raises:
        NoVaultOpenError: No case is open.
        InvalidValueError: Nothing was said.
        EmbeddedDataError: In an under-18 case it holds data that is not words.
    """
    fact = threats.record_referral(
        work.vault,
        force=request.force,
        reference=request.reference,
        on_text=request.on_text,
        officer=request.officer,
        note=request.note,
        reach=request.reach,
    )
    return messages.Recorded(name=fact_name(fact))


def say_seen(request: messages.SaySeen, work: Work) -> messages.Recorded:
    """Say when an identifier was seen, and what is known of where it leads.

    Raises:
        NoVaultOpenError: No case is open.
        NoSuchItemError: No such identifier stands, or the exhibit is none of this case.
        InvalidValueError: It is none of the answers there are.
        EmbeddedDataError: In an under-18 case it holds data that is not words.
    """
    remarks.require(work.vault, request.remarks)
    said = threats.say_seen(
        work.vault,
        request.identifier,
        first_seen_text=request.first_seen_text,
        last_seen_text=request.last_seen_text,
        how_known=request.how_known,
        activity=request.activity,
    )
    remarks.say_of_link(work.vault, request.identifier, request.remarks)
    return messages.Recorded(name=f"sighting/{said.number}")


def answer_case(request: messages.AnswerCase, work: Work) -> messages.Recorded:
    """Answer a question about the case as a whole.

    Raises:
        NoVaultOpenError: No case is open.
        InvalidValueError: It is none of the answers this question has.
        EmbeddedDataError: In an under-18 case it holds data that is not words.
    """
    said = answers.answer(work.vault, request.question, request.value)
    return messages.Recorded(name=f"answer/{said.name}")
