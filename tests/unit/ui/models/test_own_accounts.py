from evidence_kit.i18n import Words
from evidence_kit.ui.models.own_accounts import are_own_accounts_left_out, own_account_lines
from tests.unit.ui.seen import payment, seen

WORDS = Words()


def test_what_names_the_own_bank_or_wallet_is_said_once():
    known = {
        1: {"own-bank": "My Bank", "receipt": "0042"},
        2: {"own-bank": "My Bank", "sent-from": "bc1 mine"},
    }
    case = seen(payments=(payment(), payment(number=2)), details=known)

    assert own_account_lines(case, WORDS) == ("Sent through: My Bank", "Sent from: bc1 mine")


def test_of_a_payment_that_was_withdrawn_nothing_is_said():
    assert own_account_lines(seen(details={1: {"own-bank": "My Bank"}}), WORDS) == ()


def test_left_out_is_what_somebody_said():
    assert are_own_accounts_left_out(seen(answers={"own-accounts-left-out": "yes"}))
    assert not are_own_accounts_left_out(seen(answers={"own-accounts-left-out": ""}))
