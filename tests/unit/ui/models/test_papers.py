from evidence_kit.model import IdentifierKind, PaperKind
from evidence_kit.ui.models.papers import offers
from tests.unit.ui.seen import identifier, payment, seen, threat


def kinds_of(**changes: object) -> set[PaperKind]:
    return {each.kind for each in offers(seen(**changes))}


ALWAYS = {PaperKind.FORM_TEXT, PaperKind.HASHES, PaperKind.RECEIPT}


def test_a_case_with_nothing_in_it_is_offered_what_needs_nothing() -> None:
    assert kinds_of() == ALWAYS


def test_an_account_is_for_its_platform_and_a_wallet_for_the_exchange() -> None:
    account = identifier(IdentifierKind.USERNAME)
    wallet = identifier(IdentifierKind.BITCOIN)

    assert kinds_of(identifiers=(account,)) == ALWAYS | {PaperKind.PRESERVATION}
    assert kinds_of(identifiers=(wallet,)) == ALWAYS | {PaperKind.MONEY}


def test_a_payment_and_a_threat_have_their_papers_too() -> None:
    assert kinds_of(payments=(payment(),)) == ALWAYS | {PaperKind.MONEY}
    assert kinds_of(threats=(threat("words", platform="Telegram"),)) == ALWAYS | {
        PaperKind.PRESERVATION
    }


def test_every_kind_can_be_offered() -> None:
    everything = kinds_of(identifiers=(identifier(),), payments=(payment(),))

    assert everything == set(PaperKind)
