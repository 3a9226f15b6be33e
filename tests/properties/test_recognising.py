"""What holds whatever the text: spans are exact, nothing overlaps, nothing valid is missed."""

import hashlib
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_kit.model import IdentifierKind, Validity
from evidence_kit.recognising import reasons
from evidence_kit.recognising.cards import DOT
from evidence_kit.recognising.findings import Recognised
from evidence_kit.recognising.text import recognise

BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
CHECKED = {
    IdentifierKind.IBAN,
    IdentifierKind.BITCOIN,
    IdentifierKind.ETHEREUM,
    IdentifierKind.TRON,
    IdentifierKind.LITECOIN,
    IdentifierKind.MONERO,
    IdentifierKind.XRP,
    IdentifierKind.TON,
    IdentifierKind.CARD,
    IdentifierKind.BANK_ACCOUNT,
}
SENTENCES = {value for value in vars(reasons).values() if isinstance(value, str)}
UNDRAWN = "\u200b\u200e\u202e\u2066\ufeff\u00ad"

ANYTHING = st.text(st.characters(exclude_categories=()))
PIECES = st.sampled_from(
    [
        *" .,:;/@#$€+-()[]01289aAšжé٣\n\t\x00\ud800\u200b\u202e\u0301\u00a0😈",
        "https://",
        "www.",
        "instagram.com/",
        "wa.me/",
        "paypal.me/",
        "@x",
        "insta",
        "snap: ",
        " je ",
        ".si",
        "SI56 1910 0000 0123 438",
        "GB82 WEST",
        "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
        "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "+44 20 7946 0123",
        "040 123 456",
        "500",
        "1.500,00",
        " EUR",
        "BTC ",
        "21:14",
        "jane",
        "example.org",
        "4111 1111 1111 1111",
        "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh",
        " tag 1",
        "[.]",
        "hxxps://",
        "[at]",
        "20-20-15 55779911",
        "routing 021000021 account 1234",
        "steam 4K7QM-9XWRT-2ZP8V",
        "display name: ",
        "telegram id 123456",
        "pay ",
        " or I send your ",
        "by 8pm",
        "bic COBADEFF",
        "1.2.3.4",
        "NL91 ABNA O417 1643 OO",
        "0" * 64,
        "tx ",
        "❤\ufe0f",
    ]
)
HOSTILE = st.lists(PIECES, max_size=40).map("".join)
COUNTRIES = st.sampled_from(["", "SI", "IT", "GB-SCT", "US", "DE", "nonsense"])
WORDS = st.lists(
    st.text("abcdefghijklmnoprstuvzčšžàèABCŠ", min_size=1, max_size=9)
    | st.sampled_from(["pay", "na", "IBAN:", "€", "danes,", "ob 21:14", "(", "500 €", "subito!"]),
    max_size=8,
).map(" ".join)


def is_card(found: object) -> bool:
    return isinstance(found, Recognised) and found.kind is IdentifierKind.CARD


def without_dots(value: str, written: str) -> bool:
    """Whether a value is what was written, save dots for the digits of a card inside it."""
    return len(value) == len(written) and all(
        told == sign or (told == DOT and sign.isdigit())
        for told, sign in zip(value, written, strict=True)
    )


@given(ANYTHING | HOSTILE, COUNTRIES)
def test_every_finding_is_a_stretch_of_the_text(text, country):
    recognition = recognise(text, country=country)

    for found in (*recognition.identifiers, *recognition.amounts, *recognition.passages):
        assert 0 <= found.start < found.end <= len(text)
        assert without_dots(found.value, text[found.start : found.end]) or is_card(found)
        assert found.value[0] not in UNDRAWN
        assert found.value[-1] not in UNDRAWN


@given(ANYTHING | HOSTILE, COUNTRIES)
def test_findings_stand_in_reading_order_and_never_overlap(text, country):
    recognition = recognise(text, country=country)

    everything = sorted(
        (*recognition.identifiers, *recognition.amounts), key=lambda found: found.start
    )
    assert sorted(recognition.identifiers, key=lambda found: found.start) == list(
        recognition.identifiers
    )
    assert sorted(recognition.amounts, key=lambda found: found.start) == list(recognition.amounts)
    for before, after in pairwise(everything):
        assert before.end <= after.start


@given(ANYTHING | HOSTILE, COUNTRIES)
def test_every_finding_says_why_in_a_known_sentence(text, country):
    recognition = recognise(text, country=country)

    for found in (*recognition.identifiers, *recognition.amounts):
        assert found.reason in SENTENCES
    for found in recognition.identifiers:
        assert found.normalised
        assert found.kind in CHECKED or found.validity is Validity.NO_CHECK_DIGITS


@given(ANYTHING | HOSTILE)
def test_no_finding_tells_a_whole_card_number(text):
    recognition = recognise(f"{text} card 4111 1111 1111 1111")

    told = [each for each in recognition.identifiers if each.kind is IdentifierKind.CARD]
    assert all(each.value == each.normalised for each in told)
    assert all(sum(sign.isdigit() for sign in each.value) <= 4 for each in told)


@given(ANYTHING | HOSTILE)
def test_the_same_text_is_always_read_the_same_way(text):
    assert recognise(text) == recognise(text)


def iban(country: str, account: str) -> str:
    digits = "".join(str(int(sign, 36)) for sign in f"{account}{country}00")
    return f"{country}{98 - int(digits) % 97:02d}{account}"


def spaced(value: str) -> str:
    return " ".join(value[start : start + 4] for start in range(0, len(value), 4))


IBANS = st.one_of(
    st.text("0123456789", min_size=15, max_size=15).map(lambda account: iban("SI", account)),
    st.text("0123456789", min_size=18, max_size=18).map(lambda account: iban("DE", account)),
    st.text("0123456789", min_size=14, max_size=14).map(lambda digits: iban("GB", "WEST" + digits)),
    st.text("0123456789", min_size=22, max_size=22).map(lambda digits: iban("IT", "X" + digits)),
)


@given(IBANS, st.booleans(), WORDS, WORDS)
def test_a_valid_iban_anywhere_in_prose_is_found(value, is_spaced, before, after):
    written = spaced(value) if is_spaced else value
    text = f"{before} {written} {after}"

    (found,) = [each for each in recognise(text).identifiers if each.kind is IdentifierKind.IBAN]

    assert (found.start, found.value) == (len(before) + 1, written)
    assert (found.normalised, found.validity) == (value, Validity.VALID)


@given(IBANS, st.integers(2), st.integers(1, 9), WORDS)
def test_one_wrong_digit_in_an_iban_is_found_and_told(value, place, step, before):
    digits = [at for at, sign in enumerate(value) if sign.isdigit()]
    at = digits[place % len(digits)]
    mistyped = value[:at] + str((int(value[at]) + step) % 10) + value[at + 1 :]
    text = f"{before} {spaced(mistyped)}"

    (found,) = [each for each in recognise(text).identifiers if each.kind is IdentifierKind.IBAN]

    assert (found.normalised, found.validity) == (mistyped, Validity.INVALID)


def base58check(version: int, payload: bytes) -> str:
    data = bytes([version]) + payload
    data += hashlib.sha256(hashlib.sha256(data).digest()).digest()[:4]
    number, signs = int.from_bytes(data, "big"), ""
    while number:
        number, value = divmod(number, 58)
        signs = BASE58[value] + signs
    return "1" * (len(data) - len(data.lstrip(b"\0"))) + signs


def polymod(values: list[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate(
            (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
        ):
            check ^= generator if top >> bit & 1 else 0
    return check


def segwit(prefix: str, version: int, program: bytes) -> str:
    bits = "".join(f"{byte:08b}" for byte in program)
    bits += "0" * (-len(bits) % 5)
    data = [version, *(int(bits[at : at + 5], 2) for at in range(0, len(bits), 5))]
    expanded = [ord(sign) >> 5 for sign in prefix] + [0] + [ord(sign) & 31 for sign in prefix]
    check = polymod([*expanded, *data, 0, 0, 0, 0, 0, 0]) ^ (0x2BC830A3 if version else 1)
    data += [check >> 5 * (5 - at) & 31 for at in range(6)]
    return f"{prefix}1" + "".join(BECH32[value] for value in data)


HASHES = st.binary(min_size=20, max_size=20)
BITCOIN = st.one_of(
    HASHES.map(lambda payload: base58check(0x00, payload)),
    HASHES.map(lambda payload: base58check(0x05, payload)),
    HASHES.map(lambda program: segwit("bc", 0, program)),
    st.binary(min_size=32, max_size=32).map(lambda program: segwit("bc", 0, program)),
    st.binary(min_size=32, max_size=32).map(lambda program: segwit("bc", 1, program)),
)


def only_bitcoin(text: str) -> Recognised:
    (found,) = [each for each in recognise(text).identifiers if each.kind is IdentifierKind.BITCOIN]
    return found


@given(BITCOIN, WORDS, WORDS)
def test_a_valid_bitcoin_address_anywhere_in_prose_is_found(address, before, after):
    found = only_bitcoin(f"{before} {address} {after}")

    assert (found.start, found.value) == (len(before) + 1, address)
    assert found.validity is Validity.VALID


@given(BITCOIN, st.integers(1), st.sampled_from(UNDRAWN))
def test_an_invisible_character_does_not_hide_an_address(address, place, undrawn):
    at = 1 + place % (len(address) - 1)
    written = address[:at] + undrawn + address[at:]

    found = only_bitcoin(f"to {written}.")

    assert (found.value, found.normalised) == (written, address)
    assert (found.validity, found.reason) == (Validity.VALID, reasons.INVISIBLE_SIGNS)


@given(st.binary(min_size=32, max_size=32), st.sampled_from([0, 1]), st.integers(0), st.integers(1))
def test_one_wrong_sign_in_a_segwit_address_is_found_and_told(program, version, place, step):
    address = segwit("bc", version, program)
    at = 4 + place % (len(address) - 4)
    value = (BECH32.index(address[at]) + 1 + step % 31) % 32
    mistyped = address[:at] + BECH32[value] + address[at + 1 :]

    assert only_bitcoin(mistyped).validity is Validity.INVALID


@pytest.mark.parametrize(
    "hostile",
    [
        "a@a",
        "a@b.",
        "@a ",
        "@",
        "(",
        "((1",
        ")",
        "1",
        "1 ",
        "0 ",
        "00 ",
        "1.",
        "1,",
        "+1",
        "01 23 45 67 ",
        "040 123 456 ",
        "+44 7700 900123 ",
        "2012-01-02 08 ",
        "1 500 ",
        "1 €",
        "€1 ",
        "a.",
        "www.",
        "https://",
        "https://a.b,",
        "https://a@",
        "a.bc/#",
        "GB82 WEST 1234 ",
        "SI56 1910 0000 0123 43 ",
        "SI12",
        "insta ",
        "insta (((",
        "snap: a_",
        "$a",
        "T1a",
        "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb ",
        "bc1q",
        "0x",
        "4A",
        "\u200b",
        "1\u200b",
        "@\u0430\u200bb ",
        "a\u0301",
        "\ud800",
        "٣",
        "bic ",
        "steam ",
        "routing ",
        "send your ",
        "pay 5 € or ",
        "display name: ",
        "1.1.1.1 ",
        "::",
        "[.]",
        "4111 ",
        "u/abcd ",
        "live:",
    ],
)
@pytest.mark.parametrize("ending", ["", "a[", " € +44 20 7946 0123"])
def test_a_long_repetition_is_read_to_its_end(hostile, ending):
    text = hostile * (60_000 // len(hostile)) + ending

    recognition = recognise(text, country="GB")

    for found in (*recognition.identifiers, *recognition.amounts):
        assert found.value == text[found.start : found.end] or is_card(found)
