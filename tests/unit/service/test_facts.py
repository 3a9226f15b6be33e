from collections.abc import Callable

import pytest

from evidence_kit import messages
from evidence_kit.errors import CancelledError, EmbeddedDataError, InvalidValueError
from evidence_kit.model import IdentifierKind, PaymentStatus, Provenance, StepState
from evidence_kit.service import facts
from evidence_kit.service.work import Work
from evidence_kit.store import Vault
from tests.fakes import StoppedClock

WorkOn = Callable[[Vault | None], Work]

THREAT = "Pay 500 € to @ex_4471 on Inst\u200bagram, or https://example.com/\udcff shows it"
XRP = "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh"
EMBEDDED = "data:image/png;base64,iVBORw0KGgo"


def test_what_is_found_can_be_kept_as_it_stands_in_the_text(vault: Vault, work_on: WorkOn) -> None:
    work = work_on(vault)
    text_utf8 = THREAT.encode("utf-8", "surrogatepass")

    found = facts.look_for_facts(messages.LookForFacts(text_utf8=text_utf8), work)
    crossed = messages.from_vault(
        messages.frame(messages.Done(id=1, answer=found))[messages.LENGTH_BYTES :]
    )
    assert isinstance(crossed, messages.Done)
    assert isinstance(crossed.answer, messages.FactsFound)
    kept = facts.keep_text(
        messages.KeepText(
            text_utf8=text_utf8,
            identifiers=crossed.answer.identifiers,
            amounts=crossed.answer.amounts,
            provenance=Provenance(app="Instagram"),
        ),
        work,
    )
    contents = vault.contents()

    assert found.odd_characters == 1
    assert b"".join(vault.read_item(kept.item)) == text_utf8
    assert kept.facts == ("identifier/1", "identifier/2", "payment/1")
    assert [fact.value for fact in contents.identifiers] == [
        THREAT[each.start : each.end] for each in found.identifiers
    ]
    assert [fact.amount for fact in contents.payments] == ["500"]


def test_a_stop_ends_looking_for_facts(vault: Vault, work_on: WorkOn) -> None:
    work = work_on(vault)
    work.cancel.request()

    with pytest.raises(CancelledError):
        facts.look_for_facts(
            messages.LookForFacts(text_utf8=THREAT.encode("utf-8", "surrogatepass")), work
        )


def test_no_card_number_is_told_or_recorded_whole(vault: Vault, work_on: WorkOn) -> None:
    work = work_on(vault)
    number = b"4111 1111 1111 1111"
    text_utf8 = b"send 500 EUR to card " + number + b" or I post everything"

    found = facts.look_for_facts(messages.LookForFacts(text_utf8=text_utf8), work)
    kept = facts.keep_text(
        messages.KeepText(
            text_utf8=text_utf8,
            identifiers=found.identifiers,
            amounts=found.amounts,
            passages=found.passages,
        ),
        work,
    )
    contents = vault.contents()
    frames = b"".join(
        messages.frame(messages.Done(id=1, answer=answer)) for answer in (found, kept)
    )
    ledger = messages.frame(
        messages.Done(id=1, answer=messages.LedgerSeen(entries=tuple(vault.ledger())))
    )

    assert [each.value for each in contents.identifiers] == ["•••• 1111"]
    assert [each.text for each in contents.events] == ["send 500 EUR to card •••• •••• •••• 1111"]
    assert [each.text for each in vault.case_file().threats] == ["I post everything"]
    told = frames + ledger + repr((contents, vault.case_file())).encode()
    assert number not in told
    assert number.replace(b" ", b"") not in told
    assert b"".join(vault.read_item(kept.item)) == text_utf8


def test_a_destination_tag_is_kept_with_its_address(vault: Vault, work_on: WorkOn) -> None:
    work = work_on(vault)
    text_utf8 = f"send 50 XRP to {XRP} tag: 4471, not to {XRP} tag: 12".encode()

    found = facts.look_for_facts(messages.LookForFacts(text_utf8=text_utf8), work)
    facts.keep_text(messages.KeepText(text_utf8=text_utf8, identifiers=found.identifiers), work)
    told = messages.RecordIdentifier(kind=IdentifierKind.XRP, value=XRP, tag="99")
    facts.record_identifier(told, work)

    assert [each.tag for each in found.identifiers] == ["4471", "12"]
    assert [(each.value, each.normalised) for each in vault.contents().identifiers] == [
        (XRP, f"{XRP}?dt=4471"),
        (XRP, f"{XRP}?dt=12"),
        (XRP, f"{XRP}?dt=99"),
    ]


def test_what_was_said_is_kept_once_exactly_as_written(vault: Vault, work_on: WorkOn) -> None:
    work = work_on(vault)
    text = "Pay 500 € by 20:00 or I will send every\u200bthing\udcff to your family"
    text_utf8 = text.encode("utf-8", "surrogatepass")
    found = facts.look_for_facts(messages.LookForFacts(text_utf8=text_utf8), work)
    request = messages.KeepText(text_utf8=text_utf8, passages=found.passages)

    kept = facts.keep_text(request, work)
    again = facts.keep_text(request, work)
    (event,), (threat,) = vault.contents().events, vault.contents().threats
    words = {each.kind: text[each.start : each.end] for each in found.passages}

    assert kept.facts == ("event/1", "threat/1")
    assert (event.text, event.item_id, event.at_text) == (words["demand"], kept.item.id, "")
    assert (threat.text, threat.deadline_text) == (words["threat"], words["deadline"])
    assert (threat.item_id, threat.at_text) == (kept.item.id, "")
    assert (again.facts, again.known) == ((), 2)


def test_the_same_text_again_is_known(vault: Vault, work_on: WorkOn) -> None:
    work = work_on(vault)
    text_utf8 = b"write to @ex_4471"
    found = facts.look_for_facts(messages.LookForFacts(text_utf8=text_utf8), work)
    request = messages.KeepText(text_utf8=text_utf8, identifiers=found.identifiers)
    facts.keep_text(request, work)

    again = facts.keep_text(request, work)

    assert (again.is_duplicate, again.known, again.facts) == (True, 1, ())


def test_every_kind_of_fact_is_recorded_under_its_name(vault: Vault, work_on: WorkOn) -> None:
    work = work_on(vault)

    names = [
        facts.record_identifier(
            messages.RecordIdentifier(kind=IdentifierKind.USERNAME, value="ex_4471"), work
        ).name,
        facts.record_payment(
            messages.RecordPayment(status=PaymentStatus.MADE, method="bank", amount="50"), work
        ).name,
        facts.record_event(messages.RecordEvent(at_text="", text="First threat"), work).name,
        facts.record_removal(messages.RecordRemoval(service="StopNCII"), work).name,
        facts.write_statement(messages.WriteStatement(facts="It began", feelings=""), work).name,
        facts.set_step(messages.SetStep(step_id="save", state=StepState.DONE), work).name,
    ]

    assert names == ["identifier/1", "payment/1", "event/1", "removal/1", "statement", "step/save"]
    assert not [each for each in vault.check(is_full=True) if each.verdict.is_bad]


def test_a_draft_is_kept_replaced_and_forgotten(
    vault: Vault, work_on: WorkOn, clock: StoppedClock
) -> None:
    work = work_on(vault)
    before = vault.ledger_head()

    saved = facts.save_draft(messages.SaveDraft(name="story/facts", text="It beg"), work)
    facts.save_draft(messages.SaveDraft(name="story/facts", text="It began"), work)
    kept = vault.drafts()
    facts.save_draft(messages.SaveDraft(name="story/facts", text=""), work)

    assert saved.at == clock.now()
    assert kept == {"story/facts": "It began"}
    assert vault.drafts() == {}
    assert vault.ledger_head() == before


@pytest.mark.parametrize(
    "ask",
    [
        pytest.param(
            lambda work: facts.save_draft(messages.SaveDraft(name="paste", text=EMBEDDED), work),
            id="draft",
        ),
        pytest.param(
            lambda work: facts.write_statement(
                messages.WriteStatement(facts=EMBEDDED, feelings=""), work
            ),
            id="statement",
        ),
        pytest.param(
            lambda work: facts.record_event(messages.RecordEvent(at_text="", text=EMBEDDED), work),
            id="event",
        ),
    ],
)
def test_no_word_carries_a_picture_into_an_under_18_case(
    minor_vault: Vault, work_on: WorkOn, ask: Callable[[Work], object]
) -> None:
    with pytest.raises(EmbeddedDataError):
        ask(work_on(minor_vault))


def test_without_words_there_is_nothing_to_find(vault: Vault, work_on: WorkOn) -> None:
    with pytest.raises(InvalidValueError):
        facts.look_for_facts(messages.LookForFacts(text_utf8=b" \n"), work_on(vault))
