import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_kit import keys
from evidence_kit.errors import KeyMemoryError, WeakPassphraseError
from evidence_kit.keys import KdfParameters
from tests.fakes import CHEAP_KDF, run_python

SALT = bytes(range(16))
CODE_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def test_hkdf_gives_the_published_example() -> None:
    # RFC 5869 A.1, the first 32 of its 42 bytes.
    key = keys.subkey(
        b"\x0b" * 22,
        bytes.fromhex("f0f1f2f3f4f5f6f7f8f9"),
        bytes.fromhex("000102030405060708090a0b0c"),
    )

    assert key.hex() == "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"


def test_every_purpose_has_a_key_of_its_own() -> None:
    purposes = [b"ek1/db/1", b"ek1/db/2", b"ek1/hdr", b"ek1/blob-kek"]

    made = {keys.subkey(bytes(32), purpose) for purpose in purposes}

    assert len(made) == len(purposes)


@pytest.mark.parametrize(
    "other",
    [
        "Caf\u00e9 and bread and water",
        "caf\u00e9 and bread and water ",
        " caf\u00e9 and bread and water",
        "caf\u00e9  and bread and water",
        "cafe and bread and water",
        "caf\u00e9\u00a0and bread and water",
        "caf\u00e9 and bread and water\0",
        "caf\u00e9 and bread and water\n",
        "caf\u00e9 and bread and watеr",  # the last е is Cyrillic
        "",
    ],
)
def test_a_near_miss_gives_another_key(other: str) -> None:
    right = keys.derive_key("caf\u00e9 and bread and water", SALT, CHEAP_KDF)

    assert keys.derive_key(other, SALT, CHEAP_KDF) != right


def test_the_same_words_typed_decomposed_give_the_same_key() -> None:
    composed = "čuvaj me, caf\u00e9, 각"
    decomposed = unicodedata.normalize("NFD", composed)
    assert composed != decomposed

    assert keys.derive_key(composed, SALT, CHEAP_KDF) == keys.derive_key(
        decomposed, SALT, CHEAP_KDF
    )


def test_compatibility_letters_stay_different() -> None:
    # NFC, not NFKC: otherwise a ligature would silently stand for two letters.
    assert keys.derive_key("ﬁve words", SALT, CHEAP_KDF) != keys.derive_key(
        "five words", SALT, CHEAP_KDF
    )


def test_salt_and_every_parameter_matter() -> None:
    base = KdfParameters(memory_kib=65536, iterations=1, lanes=4)
    made = {
        keys.derive_key("the same words", SALT, base),
        keys.derive_key("the same words", SALT[::-1], base),
        keys.derive_key(
            "the same words", SALT, KdfParameters(memory_kib=65544, iterations=1, lanes=4)
        ),
        keys.derive_key(
            "the same words", SALT, KdfParameters(memory_kib=65536, iterations=2, lanes=4)
        ),
        keys.derive_key(
            "the same words", SALT, KdfParameters(memory_kib=65536, iterations=1, lanes=1)
        ),
    }

    assert len(made) == 5


def test_a_passphrase_of_a_megabyte_or_of_half_characters_is_taken() -> None:
    for odd in ("x" * 1_000_000, "\ud83d\udc80 half", "😀" * 12):
        assert len(keys.derive_key(odd, SALT, CHEAP_KDF)) == 32


@pytest.mark.parametrize(
    ("memory_kib", "iterations", "lanes", "is_allowed"),
    [
        (65536, 1, 1, True),
        (1048576, 16, 8, True),
        (65535, 1, 1, False),
        (1048577, 1, 1, False),
        (0, 1, 1, False),
        (-65536, 1, 1, False),
        (65536, 0, 1, False),
        (65536, 17, 1, False),
        (65536, 1, 0, False),
        (65536, 1, 9, False),
        (1 << 80, 1, 1, False),
    ],
)
def test_parameters_from_a_file_stay_within_bounds(
    memory_kib: int, iterations: int, lanes: int, *, is_allowed: bool
) -> None:
    parameters = KdfParameters(memory_kib=memory_kib, iterations=iterations, lanes=lanes)

    assert parameters.are_within_bounds() is is_allowed


@pytest.mark.parametrize("parameters", [keys.PASSPHRASE_KDF, keys.RECOVERY_KDF])
def test_what_we_write_we_would_also_read(parameters: KdfParameters) -> None:
    assert parameters.are_within_bounds()


def test_too_little_memory_is_said_and_never_answered_with_a_weaker_key() -> None:
    script = """
import resource
from evidence_kit import keys
from evidence_kit.errors import KeyMemoryError
resource.setrlimit(resource.RLIMIT_AS, (600 << 20, 600 << 20))
try:
    large = keys.KdfParameters(memory_kib=1 << 20, iterations=1, lanes=1)
    keys.derive_key("words", bytes(16), large)
except KeyMemoryError as problem:
    print(problem.facts)
"""
    pytest.importorskip("resource", reason="address space cannot be limited on this system")

    answer = run_python(script)

    assert answer.stdout.strip() == "{'needed_mib': 1024}", answer.stderr
    assert "{needed_mib}" in KeyMemoryError.summary


def test_a_wrapped_key_opens_only_under_its_key_and_meaning() -> None:
    under, other = bytes([1] * 32), bytes([2] * 32)
    nonce, wrapped = keys.wrap(b"k" * 32, under, b"slot 1")

    assert keys.find_unwrapped(nonce, wrapped, under, b"slot 1") == b"k" * 32
    assert keys.find_unwrapped(nonce, wrapped, other, b"slot 1") is None
    assert keys.find_unwrapped(nonce, wrapped, under, b"slot 2") is None
    assert keys.find_unwrapped(nonce, wrapped[:-1], under, b"slot 1") is None
    assert keys.find_unwrapped(nonce, b"", under, b"slot 1") is None
    assert keys.find_unwrapped(nonce[::-1], wrapped, under, b"slot 1") is None


def test_two_wrappings_never_share_a_nonce() -> None:
    nonces = {keys.wrap(b"k" * 32, bytes(32), b"")[0] for _ in range(1000)}

    assert len(nonces) == 1000


@pytest.mark.parametrize("passphrase", ["", "short", "eleven char", "e\u0301" * 11])
def test_a_short_passphrase_is_refused(passphrase: str) -> None:
    with pytest.raises(WeakPassphraseError) as caught:
        keys.require_strong_enough(passphrase)

    assert caught.value.facts == {"minimum": 12}


@pytest.mark.parametrize("passphrase", ["twelve chars", "če že šč ðø ł", "x" * 10_000])
def test_a_long_enough_passphrase_passes(passphrase: str) -> None:
    keys.require_strong_enough(passphrase)


def test_recovery_codes_are_grouped_and_readable_by_hand() -> None:
    groups = keys.new_recovery_code().split("-")

    assert [len(group) for group in groups] == [4] * 8
    assert not set("".join(groups)) - set(CODE_LETTERS)


def test_a_new_code_is_one_and_no_two_are_alike() -> None:
    codes = {keys.new_recovery_code() for _ in range(500)}

    assert len(codes) == 500
    assert all(keys.find_recovery_code(code) for code in codes)


@given(st.text(CODE_LETTERS, min_size=30, max_size=30), st.data())
def test_a_code_is_read_however_it_was_copied_from_paper(body: str, data: st.DataObject) -> None:
    code = keys.grouped_recovery_code(body + keys._check_characters(body))
    looks = {"0": "0oO", "1": "1iIlL"}
    typed = "".join(
        data.draw(st.sampled_from(looks.get(letter, letter + letter.lower()))) for letter in code
    )
    typed = data.draw(st.sampled_from(["", " ", "\t", "\n  "])) + typed.replace(
        "-", data.draw(st.sampled_from(["", "-", " ", " - ", "–", "."]))
    )

    assert keys.find_recovery_code(typed) == code.replace("-", "")


def test_any_one_wrong_letter_is_nearly_always_noticed() -> None:
    code = keys.new_recovery_code().replace("-", "")
    slips = [
        code[:place] + letter + code[place + 1 :]
        for place in range(len(code))
        for letter in CODE_LETTERS
        if letter != code[place]
    ]

    unnoticed = sum(keys.find_recovery_code(slip) is not None for slip in slips)

    # Ten check bits let one slip in 1024 through; ten times that would be a broken check.
    assert unnoticed <= len(slips) * 10 // 1024


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "ABCD",
        "five unrelated words",
        "U" * 32,
        "0" * 31,
        "0" * 33,
        "０" * 32,
        "٠" * 32,
        "ß" * 16,
    ],
)
def test_what_is_no_recovery_code_is_not_taken_for_one(text: str) -> None:
    assert keys.find_recovery_code(text) is None


def altered(code: str, place: int) -> str:
    other = CODE_LETTERS[(CODE_LETTERS.index(code[place]) + 1) % len(CODE_LETTERS)]
    return code[:place] + other + code[place + 1 :]


CODE = "".join(CODE_LETTERS[(7 * n) % 32] for n in range(30))
WHOLE_CODE = CODE + keys._check_characters(CODE)


@pytest.mark.parametrize(
    "text",
    [
        altered(WHOLE_CODE, 0),
        altered(WHOLE_CODE, 31),
        keys.grouped_recovery_code(altered(WHOLE_CODE, 5)).lower(),
        WHOLE_CODE[:-1],
        WHOLE_CODE + "7",
        "U" + WHOLE_CODE[1:],
        WHOLE_CODE[1] + WHOLE_CODE[0] + WHOLE_CODE[2:],
    ],
)
def test_a_code_copied_wrongly_is_recognised_as_one(text: str) -> None:
    assert keys.is_mistyped_recovery_code(text)


@pytest.mark.parametrize(
    "text",
    [
        WHOLE_CODE,
        keys.grouped_recovery_code(WHOLE_CODE),
        "",
        "five unrelated words",
        "eight tiny word that have much room",
        WHOLE_CODE[:-2],
        WHOLE_CODE + "77",
        WHOLE_CODE[:-1] + "!",
        WHOLE_CODE[:-1] + "é",
        "٣" * 32,
    ],
)
def test_a_right_code_and_a_passphrase_are_not_called_mistyped(text: str) -> None:
    assert not keys.is_mistyped_recovery_code(text)
