from evidence_kit.casework.payees import Payees, rail_of
from evidence_kit.recognising.text import recognise

IBAN = "GB82 WEST 1234 5698 7654 32"
COIN = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"


def payees(text: str) -> list[str]:
    found = recognise(text)
    known = Payees.of(text, found.identifiers)
    targets = (known.of_sum(each) for each in found.amounts)
    return ["" if target is None else target.value for target in targets]


def test_a_demand_goes_with_the_only_account_of_the_text() -> None:
    assert payees(f"send 500 EUR\n\nIBAN: {IBAN}") == [IBAN]


def test_with_two_accounts_nobody_can_tell_which() -> None:
    assert payees(f"send 500 EUR to {IBAN} or {COIN}") == [""]


def test_a_demand_takes_no_account_of_another_sender() -> None:
    assert payees(f"Him: send 500 EUR\nMe: my own is {IBAN}") == [""]
    assert payees(f"Him: send 500 EUR\nHim: here {IBAN}\nMe: no\nMe: stop") == [IBAN]


def test_what_was_paid_takes_only_the_account_of_its_line() -> None:
    assert payees(f"i paid 500 EUR\n{IBAN}") == [""]
    assert payees(f"i paid 500 EUR to {IBAN}") == [IBAN]
    assert payees(f"i paid 500 EUR to {IBAN}\n{COIN}") == [IBAN]


def test_the_way_follows_from_the_account() -> None:
    found = recognise(f"{IBAN}\n{COIN}").identifiers
    assert [rail_of(each) for each in found] == ["bank", "bitcoin"]
