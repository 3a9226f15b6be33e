import msgspec
import pytest

from evidence_kit import messages
from evidence_kit.i18n import Words
from evidence_kit.messages import FactsFound, Problem
from evidence_kit.model import IdentifierKind, PaymentStatus, Spoken
from evidence_kit.ui.pages.paste_finds import Finds
from evidence_kit.ui.pages.paste_keeping import Keeping, Kept, as_bytes
from tests.pictures.still_vault import StillVault
from tests.unit.ui.pages.paste_samples import ACCOUNT, DEADLINE, NAME, SUM, THREAT
from tests.unit.ui.seen import item, seen

pytestmark = pytest.mark.usefixtures("qapp")

FINDS = Finds.of(FactsFound(identifiers=(NAME, ACCOUNT), amounts=(SUM,), odd_characters=0))
TEXT_KEPT = messages.TextKept(
    item=item(9), is_duplicate=False, facts=("identifier/1", "payment/1"), known=0
)


def keeping() -> tuple[Keeping, StillVault, list[Kept]]:
    vault = StillVault(seen())
    made = Keeping(vault, Words())
    kept: list[Kept] = []
    made.kept.connect(kept.append)
    return made, vault, kept


def test_the_text_goes_as_it_was_received_with_what_was_chosen() -> None:
    made, vault, _ = keeping()

    made.keep("text 😀 \udc80", FINDS, "Instagram", keeps_text=True)

    (request,) = vault.asked
    assert isinstance(request, messages.KeepText)
    assert request.text_utf8 == "text 😀 \udc80".encode("utf-8", "surrogatepass")
    assert request.identifiers == (NAME, ACCOUNT)
    assert request.amounts == (SUM,)
    assert request.provenance.app == "Instagram"


def test_what_is_taken_for_another_kind_is_recorded_after_the_text() -> None:
    made, vault, kept = keeping()
    finds = FINDS.taken_for(0, IdentifierKind.PAYMENT_HANDLE)
    made.keep("text", finds, "", keeps_text=True)

    made._on_text_kept(TEXT_KEPT, finds)
    made._on_recorded(messages.Recorded(name="identifier/2"))

    assert vault.asked[1] == messages.RecordIdentifier(
        kind=IdentifierKind.PAYMENT_HANDLE, value="@lena", item_id=item(9).id
    )
    assert kept == [Kept(label="JS-009", facts=3, piece=item(9).id, pages=("evidence",))]


def test_without_the_text_each_fact_is_recorded_as_told() -> None:
    made, vault, kept = keeping()
    made.keep("text", FINDS, "Instagram", keeps_text=False)
    for _ in range(3):
        made._on_recorded(messages.Recorded(name="x/1"))

    assert [type(each) for each in vault.asked] == [
        messages.RecordIdentifier,
        messages.RecordIdentifier,
        messages.RecordPayment,
    ]
    payment = vault.asked[2]
    assert isinstance(payment, messages.RecordPayment)
    assert (payment.status, payment.amount, payment.currency) == (
        PaymentStatus.DEMANDED,
        "500",
        "EUR",
    )
    assert kept == [Kept(facts=3)]


SAID = Finds.of(
    FactsFound(identifiers=(), amounts=(), passages=(THREAT, DEADLINE), odd_characters=0)
).said(0, is_ticked=True)


def test_what_was_said_goes_with_the_text_after_a_yes() -> None:
    made, vault, _ = keeping()

    made.keep("text", SAID, "", keeps_text=True)

    (request,) = vault.asked
    assert isinstance(request, messages.KeepText)
    assert request.passages == (THREAT,)


def test_a_threat_goes_to_the_threats_without_the_text_too() -> None:
    made, vault, kept = keeping()

    made.keep("text", SAID, "", keeps_text=False)
    made._on_recorded(messages.Recorded(name="threat/1"))

    assert vault.asked == [messages.RecordThreat(text="everyone sees it")]
    assert kept == [Kept(facts=1, unticked_deadlines=1, pages=("story",))]


def test_a_demand_alone_is_an_event() -> None:
    made, vault, _ = keeping()
    demand = msgspec.structs.replace(THREAT, kind="demand")
    found = FactsFound(identifiers=(), amounts=(), passages=(demand,), odd_characters=0)

    made.keep("text", Finds.of(found).said(0, is_ticked=True), "", keeps_text=False)

    assert vault.asked == [messages.RecordEvent(at_text="", text="everyone sees it")]


def test_a_deadline_is_kept_with_the_threats_without_the_text_too() -> None:
    made, vault, _ = keeping()
    dated = msgspec.structs.replace(DEADLINE, said_at="12/03/2025, 21:14")
    found = FactsFound(identifiers=(), amounts=(), passages=(THREAT, dated), odd_characters=0)
    finds = Finds.of(found).said(0, is_ticked=True).said(1, is_ticked=True)

    made.keep("a line\n" * 20, finds, "Snapchat", keeps_text=False)
    made.keep(" " * 100, finds, "Snapchat", keeps_text=False)

    together = messages.RecordThreat(
        text="everyone sees it",
        at_text="12/03/2025, 21:14",
        deadline_text="in 24 hours",
        platform="Snapchat",
    )
    apart = messages.RecordThreat(text="everyone sees it", platform="Snapchat")
    assert vault.asked == [apart, together]


@pytest.mark.parametrize(
    ("kind", "tag"), [(IdentifierKind.XRP, "4471"), (IdentifierKind.OTHER, "")]
)
def test_a_tag_goes_with_its_address_and_with_nothing_else(kind: IdentifierKind, tag: str) -> None:
    made, vault, _ = keeping()
    address = msgspec.structs.replace(NAME, kind=IdentifierKind.XRP, tag="4471")
    finds = Finds.of(FactsFound(identifiers=(address,), amounts=(), odd_characters=0))

    made.keep("text", finds.taken_for(0, kind), "", keeps_text=False)

    assert vault.asked == [messages.RecordIdentifier(kind=kind, value="@lena", tag=tag)]


def test_a_refusal_ends_it() -> None:
    made, vault, kept = keeping()
    refused: list[Problem] = []
    made.refused.connect(refused.append)
    made.keep("text", FINDS, "", keeps_text=False)

    made._on_refused(Problem(code="EK-401", facts={}))

    assert len(vault.asked) == 1
    assert [problem.code for problem in refused] == ["EK-401"]
    assert kept == []


def test_what_utf_8_cannot_say_is_passed_through() -> None:
    assert as_bytes("a\udc80") == b"a\xed\xb2\x80"


PAID = msgspec.structs.replace(
    SUM, spoken=Spoken.PAID, method="postepay", said_at="12/03/2025, 21:14:07"
)
PAID_NOTE = (
    "The message that speaks of this payment was written 12/03/2025, 21:14:07, as the text says."
)


def paid_finds() -> Finds:
    finds = Finds.of(FactsFound(identifiers=(), amounts=(PAID,), odd_characters=0))
    return finds.answered(0, Spoken.PAID)


def test_what_was_paid_goes_with_the_time_of_its_message_in_words() -> None:
    made, vault, _ = keeping()

    made.keep("text", paid_finds(), "", keeps_text=True)

    (request,) = vault.asked
    assert isinstance(request, messages.KeepText)
    assert request.amounts == (PAID,)
    assert [each.note for each in request.corrections] == [PAID_NOTE]


def test_without_the_text_what_was_paid_is_recorded_as_paid() -> None:
    made, vault, _ = keeping()

    made.keep("text", paid_finds(), "", keeps_text=False)

    assert vault.asked == [
        messages.RecordPayment(
            status=PaymentStatus.MADE,
            method="postepay",
            amount="500",
            currency="EUR",
            note=PAID_NOTE,
        )
    ]


def test_without_the_text_a_demand_has_the_time_of_its_message() -> None:
    made, vault, _ = keeping()
    asked = msgspec.structs.replace(PAID, spoken=Spoken.ASKED)
    finds = Finds.of(FactsFound(identifiers=(), amounts=(asked,), odd_characters=0))

    made.keep("text", finds, "", keeps_text=False)

    assert vault.asked == [
        messages.RecordPayment(
            status=PaymentStatus.DEMANDED,
            method="postepay",
            amount="500",
            currency="EUR",
            at_text="12/03/2025, 21:14:07",
        )
    ]


def test_what_was_ticked_is_counted_as_it_was_ticked() -> None:
    made, _, kept = keeping()
    text = "x" * 60 + "everyone sees it in 24 hours"
    said = messages.FactsFound(
        identifiers=(), amounts=(PAID,), passages=(THREAT, DEADLINE), odd_characters=0
    )
    finds = Finds.of(said).answered(0, Spoken.PAID)
    finds = finds.said(0, is_ticked=True).said(1, is_ticked=True)
    assert finds.count_chosen == 3

    made.keep(text, finds, "", keeps_text=True)
    made._on_text_kept(TEXT_KEPT, finds)

    assert [each.facts for each in kept] == [3]


def test_after_keeping_the_way_leads_to_what_is_pressing_first() -> None:
    made, _, kept = keeping()
    said = messages.FactsFound(
        identifiers=(), amounts=(PAID,), passages=(THREAT,), odd_characters=0
    )
    finds = Finds.of(said).answered(0, Spoken.PAID).said(0, is_ticked=True)

    made.keep("text", finds, "", keeps_text=True)
    made._on_text_kept(TEXT_KEPT, finds)

    assert [each.pages for each in kept] == [("money", "story", "evidence")]


def test_what_is_left_without_an_answer_or_a_tick_is_counted_with_the_text_it_stands_in() -> None:
    made, _, kept = keeping()
    said = messages.FactsFound(
        identifiers=(), amounts=(PAID,), passages=(THREAT, DEADLINE), odd_characters=0
    )

    made.keep("text", Finds.of(said), "", keeps_text=True)
    made._on_text_kept(TEXT_KEPT, Finds.of(said))

    assert [(each.unanswered, each.unticked, each.piece) for each in kept] == [(1, 1, item(9).id)]
    assert [each.unticked_deadlines for each in kept] == [1]


def test_of_a_text_that_is_a_piece_already_everything_is_kept_as_when_it_came_in() -> None:
    made, vault, kept = keeping()
    said = messages.FactsFound(
        identifiers=(), amounts=(PAID,), passages=(THREAT,), odd_characters=0
    )
    finds = Finds.of(said).answered(0, Spoken.PAID).said(0, is_ticked=True)

    made.keep("text", finds, "Instagram", keeps_text=False, kept_as=item(9).id)
    made._on_text_kept(TEXT_KEPT, finds)

    (request,) = vault.asked
    assert isinstance(request, messages.KeepText)
    assert request.piece == item(9).id
    assert request.amounts == finds.amounts()
    assert request.passages == (THREAT,)
    assert [(each.label, each.facts) for each in kept] == [("", 2)], "the text was kept before"


def test_a_demand_stands_under_what_happened_with_the_time_of_its_message() -> None:
    made, vault, _ = keeping()
    demand = msgspec.structs.replace(THREAT, kind="demand", said_at="12/03/2025, 21:14")
    found = FactsFound(identifiers=(), amounts=(), passages=(demand,), odd_characters=0)

    made.keep("text", Finds.of(found).said(0, is_ticked=True), "", keeps_text=False)

    assert vault.asked == [
        messages.RecordEvent(at_text="12/03/2025, 21:14", text="everyone sees it")
    ]
