import pytest

from evidence_kit.casework.payees import Payees, rail_of
from evidence_kit.paying import METHOD_NOT_KNOWN
from evidence_kit.recognising.text import recognise

IBAN = "GB82 WEST 1234 5698 7654 32"
COIN = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"


def ways(text: str) -> list[tuple[str, str]]:
    """Each sum's account, "" for none, and its way."""
    found = recognise(text, country="IT")
    known = Payees.of(text, found, found.identifiers)
    told = (known.way_of(each) for each in found.amounts)
    return [("" if way.target is None else way.target.value, way.method) for way in told]


def payees(text: str) -> list[str]:
    return [target for target, _method in ways(text)]


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


ITALIAN = "IT60X0542811101000000123456"
CHAT = f"""[28/11/26, 22:05:29] Giulia: paga 300 euro subito sulla postepay 5333 1711 2345 6788
[28/11/26, 22:41:02] Luca: ho già pagato 300 euro con postepay
[28/11/26, 22:47:55] Giulia: altri 500 entro stasera
[28/11/26, 22:48:20] Giulia: IBAN {ITALIAN} intestato a M. Bianchi"""


def test_a_demand_goes_to_the_card_of_its_line_and_to_no_account_of_a_later_one() -> None:
    assert ways(CHAT) == [("•••• 6788", "postepay"), ("", "postepay"), ("", METHOD_NOT_KNOWN)]


def test_the_account_of_the_next_message_is_for_the_demand_before_it() -> None:
    text = f"""[28/11/26, 22:47:55] Giulia: altri 500 euro entro stasera
[28/11/26, 22:48:20] Giulia: IBAN {ITALIAN}"""

    assert ways(text) == [(ITALIAN, "bank")]


def test_an_account_of_a_message_further_on_is_nobodys_to_guess() -> None:
    text = f"""[28/11/26, 22:05:29] Giulia: paga 300 euro subito
[28/11/26, 22:06:29] Giulia: guarda che non scherzo
[28/11/26, 22:48:20] Giulia: IBAN {ITALIAN}"""

    assert ways(text) == [("", METHOD_NOT_KNOWN)]


def test_the_account_goes_to_the_sum_that_stands_nearest() -> None:
    text = f"""[28/11/26, 22:05:29] Giulia: paga 300 euro subito
[28/11/26, 22:47:55] Giulia: IBAN {ITALIAN}
[28/11/26, 22:48:55] Giulia: altri 500 euro entro stasera, hai capito?"""

    assert payees(text.replace("paga 300 euro subito", "paga 300 euro subito, non scherzo")) == [
        "",
        ITALIAN,
    ]


@pytest.mark.parametrize(
    ("way", "method"),
    [
        ("con paypal", "paypal"),
        ("con postepay o western union", METHOD_NOT_KNOWN),
        ("in contanti", METHOD_NOT_KNOWN),
        ("in gift card", "gift-card"),
    ],
)
def test_a_demand_that_names_another_way_takes_no_account_from_elsewhere(
    way: str, method: str
) -> None:
    assert ways(f"Lei: paga 300 euro {way}\nLei: IBAN {ITALIAN}\nIo: no\nIo: basta") == [
        ("", method)
    ]


def test_two_ways_beside_one_account_are_no_way_that_is_known() -> None:
    assert ways(f"send 500 EUR with paypal or to {IBAN}") == [(IBAN, METHOD_NOT_KNOWN)]


def test_a_card_somebody_pays_with_is_no_account_that_money_went_to() -> None:
    assert payees("i paid 300 EUR with my card 4111 1111 1111 1111") == [""]
    assert payees("ho pagato 300 euro con la postepay 5333 1711 2345 6788") == [""]
    assert payees("ho mandato 300 euro sulla postepay 5333 1711 2345 6788") == ["•••• 6788"]


def test_an_account_nobody_wants_kept_still_leaves_two_of_them() -> None:
    text = f"send 500 EUR\n{IBAN}\n{COIN}"
    found = recognise(text)
    known = Payees.of(text, found, found.identifiers[:1])

    assert known.way_of(found.amounts[0]).target is None
