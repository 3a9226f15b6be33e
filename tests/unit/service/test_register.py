from collections.abc import Callable

from evidence_kit import messages
from evidence_kit.model import IdentifierKind, PaymentStatus
from evidence_kit.rails import PaymentField
from evidence_kit.service import facts, opening, register
from evidence_kit.service.work import Work
from evidence_kit.store import Vault

WorkOn = Callable[[Vault | None], Work]


def test_what_is_said_later_is_seen_by_the_pages(vault: Vault, work_on: WorkOn) -> None:
    work = work_on(vault)
    for value in ("ex_1", "ex_2"):
        facts.record_identifier(
            messages.RecordIdentifier(kind=IdentifierKind.USERNAME, value=value), work
        )
    facts.record_payment(messages.RecordPayment(status=PaymentStatus.MADE, method="bank"), work)
    detail = messages.SayDetail(payment=1, field=PaymentField.RECALL_AT, value="today")
    names = [
        register.attribute(messages.Attribute(identifiers=(2,), subject="new"), work).name,
        register.say_same(messages.SaySame(subject="S2", whole="S1"), work).name,
        register.say_apart(messages.SayApart(subject="S2"), work).name,
        register.say_detail(detail, work).name,
    ]
    seen = opening.read_case(messages.ReadCase(), work)
    payload = messages.frame(messages.Done(id=1, answer=seen))[messages.LENGTH_BYTES :]

    assert names == ["attribution/2", "subject/2", "subject/2", "detail/1/recall-at"]
    assert messages.from_vault(payload) == messages.Done(id=1, answer=seen)
    assert [each.subject for each in seen.identifiers] == ["S1", "S2"]
    assert seen.recorded_subjects == {2: "S1"}
    assert seen.details == {1: {"recall-at": "today"}}
