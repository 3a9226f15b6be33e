import hashlib
import random
import shutil
import unicodedata
from pathlib import Path
from typing import Any

import msgspec
import pytest

from evidence_kit import canonical, keys
from evidence_kit.errors import (
    DatabaseDamagedError,
    NotAVaultError,
    VaultDamagedError,
    VaultTooNewError,
    WrongPassphraseError,
)
from evidence_kit.store import Unlocked, Vault, header, unlock
from evidence_kit.store.header import Header, Slot
from tests.conftest import Count
from tests.fakes import CHEAP_KDF, PASSPHRASE, STARTED_AT, StoppedClock, flip_bit, new_case

START = len(header.MAGIC) + 4
VAULT_KEY = bytes(range(32))
VAULT_ID = "ab" * 16
RECOVERY_CODE = "EZ8W-YN2H-R5J8-CCRX-DXSD-6P76-1P4Q-A0QR"
OTHER_CODE = "TYYE-2AT5-R4VQ-NG9S-4Q29-7K3X-NAAS-2QBH"


def plan(**changes: Any) -> Header:
    made = header.with_slot(
        header.new_header(VAULT_ID, STARTED_AT),
        vault_key=VAULT_KEY,
        secret=PASSPHRASE,
        kind=header.PASSPHRASE_SLOT,
        kdf=CHEAP_KDF,
        created_at=STARTED_AT,
    )
    return msgspec.structs.replace(made, **changes)


@pytest.fixture(scope="module")
def sound() -> bytes:
    """The bytes of a header copy with a passphrase and a recovery slot."""
    canonical_code = keys.find_recovery_code(RECOVERY_CODE)
    assert canonical_code is not None
    both = header.with_slot(
        plan(gen=7),
        vault_key=VAULT_KEY,
        secret=canonical_code,
        kind=header.RECOVERY_SLOT,
        kdf=keys.RECOVERY_KDF,
        created_at=STARTED_AT,
    )
    return header.encode(both, VAULT_KEY)


@pytest.fixture
def folder(tmp_path: Path, sound: bytes) -> Path:
    put(tmp_path, sound)
    return tmp_path


def put(folder: Path, data: bytes) -> None:
    for name in header.COPIES:
        (folder / name).write_bytes(data)


def body_of(data: bytes) -> dict[str, Any]:
    value: dict[str, Any] = canonical.decode(data[START:-64])
    return value


def resealed(data: bytes, body: object) -> bytes:
    """What an attacker without the key can do: any body, the old MAC, a fresh plain checksum."""
    text = canonical.encode(body)
    sealed = header.MAGIC + len(text).to_bytes(4, "big") + text + data[-64:-32]
    return sealed + hashlib.sha256(sealed).digest()


def assert_mended(folder: Path, sound: bytes) -> None:
    unlocked = unlock(folder, PASSPHRASE)
    assert unlocked.vault_key == VAULT_KEY
    assert unlocked.damaged_copies != ()
    header.mend(folder, unlocked)
    assert [(folder / name).read_bytes() for name in header.COPIES] == [sound, sound]


# --- opening


def test_the_passphrase_gives_the_vault_key(folder: Path) -> None:
    unlocked = unlock(folder, PASSPHRASE)

    assert (unlocked.vault_key, unlocked.actor) == (VAULT_KEY, "passphrase")
    assert unlocked.damaged_copies == ()


def test_unlocking_writes_nothing(folder: Path) -> None:
    flip_bit(folder / "header.a", 30)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    unlock(folder, PASSPHRASE)

    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.parametrize(
    "typed",
    [
        RECOVERY_CODE,
        RECOVERY_CODE.lower(),
        RECOVERY_CODE.replace("-", ""),
        RECOVERY_CODE.replace("-", " "),
        f"  {RECOVERY_CODE.replace('-', ' - ')}\n",
        RECOVERY_CODE.replace("0", "o").replace("1", "l"),
        RECOVERY_CODE.replace("0", "O").replace("1", "I"),
    ],
)
def test_the_recovery_code_opens_however_it_was_copied_from_the_sheet(
    folder: Path, typed: str
) -> None:
    unlocked = unlock(folder, typed)

    assert (unlocked.vault_key, unlocked.actor) == (VAULT_KEY, "recovery")


@pytest.mark.parametrize(
    "typed",
    [unicodedata.normalize("NFD", PASSPHRASE), unicodedata.normalize("NFC", PASSPHRASE)],
)
def test_the_same_words_from_another_keyboard_open(folder: Path, typed: str) -> None:
    assert unlock(folder, typed).vault_key == VAULT_KEY


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        PASSPHRASE + " ",
        " " + PASSPHRASE,
        PASSPHRASE + "\n",
        PASSPHRASE + "\0",
        PASSPHRASE[:-1],
        PASSPHRASE.upper(),
        PASSPHRASE.capitalize(),
        PASSPHRASE.replace("č", "c"),
        PASSPHRASE.replace(" ", "  ", 1),
        PASSPHRASE.replace("a", "а", 1),  # a Cyrillic letter
        PASSPHRASE + "\u200b",
        "x" * 1_000_000,
        "\udc80",
        OTHER_CODE,
    ],
)
def test_a_near_miss_is_a_wrong_passphrase_and_nothing_else(folder: Path, typed: str) -> None:
    with pytest.raises(WrongPassphraseError):
        unlock(folder, typed)


def test_a_wrong_passphrase_changes_nothing(folder: Path, sound: bytes) -> None:
    with pytest.raises(WrongPassphraseError):
        unlock(folder, "a guess")

    assert sorted(path.name for path in folder.iterdir()) == ["header.a", "header.b"]
    assert (folder / "header.a").read_bytes() == sound


# --- what is no vault


def test_an_empty_folder_is_no_vault(tmp_path: Path) -> None:
    with pytest.raises(NotAVaultError):
        unlock(tmp_path, PASSPHRASE)


def test_a_plain_file_is_no_vault(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8")

    with pytest.raises(NotAVaultError):
        unlock(tmp_path / "photo.jpg", PASSPHRASE)


def test_a_path_that_is_not_there_is_no_vault(tmp_path: Path) -> None:
    with pytest.raises(NotAVaultError):
        unlock(tmp_path / "nowhere", PASSPHRASE)


def test_a_folder_whose_headers_are_folders_is_no_vault(tmp_path: Path) -> None:
    for name in header.COPIES:
        (tmp_path / name).mkdir()

    with pytest.raises(NotAVaultError):
        unlock(tmp_path, PASSPHRASE)


# --- damage


@pytest.mark.parametrize("name", header.COPIES)
def test_one_missing_copy_is_made_again(folder: Path, sound: bytes, name: str) -> None:
    (folder / name).unlink()

    assert_mended(folder, sound)


@pytest.mark.parametrize("name", header.COPIES)
@pytest.mark.parametrize("content", [b"", b"\0" * 1000, b"EKVAULT1\n", b"\xff" * 70_000])
def test_one_overwritten_copy_is_made_again(
    folder: Path, sound: bytes, name: str, content: bytes
) -> None:
    (folder / name).write_bytes(content)

    assert_mended(folder, sound)


def assert_one_copy_is_mended(folder: Path, sound: bytes, bits: list[tuple[int, int]]) -> None:
    for turn, (position, bit) in enumerate(bits):
        flip_bit(folder / header.COPIES[turn % 2], position, bit)
        assert_mended(folder, sound)


def every_bit(data: bytes) -> list[tuple[int, int]]:
    return [(position, bit) for position in range(len(data)) for bit in range(8)]


def test_a_flipped_bit_in_one_copy_is_mended_from_the_other(folder: Path, sound: bytes) -> None:
    sample = random.Random(20261121).sample(every_bit(sound), 30)

    assert_one_copy_is_mended(folder, sound, sample)


@pytest.mark.deep
@pytest.mark.timeout(1800)
def test_any_flipped_bit_in_either_copy_is_mended_from_the_other(
    folder: Path, sound: bytes, count: Count
) -> None:
    bits = every_bit(sound)

    assert_one_copy_is_mended(folder, sound, bits)
    assert_one_copy_is_mended(folder, sound, [bits[0], *bits])

    count("flipped bits of headers", 2 * len(bits), ())


def assert_damage_in_both_is_damage(
    folder: Path, sound: bytes, bits: list[tuple[int, int]]
) -> None:
    flip_bit(folder / "header.b", 100)
    for position, bit in bits:
        changed = bytearray(sound)
        changed[position] ^= 1 << bit
        (folder / "header.a").write_bytes(changed)

        with pytest.raises(VaultDamagedError):
            unlock(folder, PASSPHRASE)


def test_a_flipped_bit_in_both_copies_is_damage_and_never_a_wrong_passphrase(
    folder: Path, sound: bytes
) -> None:
    bits = [(position, position % 8) for position in range(len(sound))]

    assert_damage_in_both_is_damage(folder, sound, bits)


@pytest.mark.deep
def test_any_flipped_bit_in_both_copies_is_damage_and_never_a_wrong_passphrase(
    folder: Path, sound: bytes, count: Count
) -> None:
    assert_damage_in_both_is_damage(folder, sound, every_bit(sound))

    count("flipped bits of headers", 8 * len(sound), ())


def test_different_damage_in_each_copy_is_damage(folder: Path) -> None:
    flip_bit(folder / "header.a", 20)
    flip_bit(folder / "header.b", 200)

    with pytest.raises(VaultDamagedError):
        unlock(folder, "a guess")


def test_every_truncation_of_both_copies_is_damage(folder: Path, sound: bytes) -> None:
    (folder / "header.b").write_bytes(sound[:-1])
    for size_bytes in range(len(sound)):
        (folder / "header.a").write_bytes(sound[:size_bytes])

        with pytest.raises(VaultDamagedError):
            unlock(folder, PASSPHRASE)


def test_truncations_of_one_copy_are_mended_from_the_other(folder: Path, sound: bytes) -> None:
    for turn, size_bytes in enumerate(range(0, len(sound), 101)):
        (folder / header.COPIES[turn % 2]).write_bytes(sound[:size_bytes])

        assert_mended(folder, sound)


@pytest.mark.parametrize("addition", [b"\0", b"\n", b"x" * 100_000])
def test_an_extended_header_is_damage(folder: Path, sound: bytes, addition: bytes) -> None:
    put(folder, sound + addition)

    with pytest.raises(VaultDamagedError):
        unlock(folder, PASSPHRASE)


def test_damage_in_one_copy_does_not_hide_a_wrong_passphrase(folder: Path) -> None:
    flip_bit(folder / "header.a", 40)

    with pytest.raises(WrongPassphraseError):
        unlock(folder, "a guess")


# --- two copies that differ


def test_a_rewrite_cut_between_the_copies_is_finished_with_the_newer_one(
    tmp_path: Path,
) -> None:
    older, newer = plan(gen=3), plan(gen=4)
    (tmp_path / "header.a").write_bytes(header.encode(newer, VAULT_KEY))
    (tmp_path / "header.b").write_bytes(header.encode(older, VAULT_KEY))

    unlocked = unlock(tmp_path, PASSPHRASE)
    header.mend(tmp_path, unlocked)

    assert (unlocked.header.gen, unlocked.damaged_copies) == (4, ("header.b",))
    assert (tmp_path / "header.b").read_bytes() == (tmp_path / "header.a").read_bytes()


def test_every_rewrite_counts_and_makes_both_copies_alike(tmp_path: Path) -> None:
    first = header.write(tmp_path, plan(), VAULT_KEY)
    second = header.write(tmp_path, first, VAULT_KEY)

    assert (first.gen, second.gen) == (1, 2)
    assert unlock(tmp_path, PASSPHRASE).header.gen == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["header.a", "header.b"]


# --- an attacker who can write but has no key


def edits(data: bytes) -> dict[str, Any]:
    body = body_of(data)
    slot = body["slots"][0]

    def with_slot(**changes: Any) -> dict[str, Any]:
        return body | {"slots": [slot | changes, *body["slots"][1:]]}

    return {
        "gen": body | {"gen": body["gen"] + 1},
        "gen huge": body | {"gen": 10**30},
        "gen negative": body | {"gen": -1},
        "id": body | {"id": "cd" * 16},
        "created": body | {"created": "2020-01-01T00:00:00Z"},
        "db_salt": body | {"db_salt": "00" * 16},
        "db_gen": body | {"db_gen": 2},
        "db_gen_next": body | {"db_gen_next": 2},
        "version 0": body | {"v": 0},
        "version text": body | {"v": "1"},
        "version true": body | {"v": True},
        "unknown field": body | {"hint": "the dog"},
        "no salt": {name: value for name, value in body.items() if name != "db_salt"},
        "no slots": body | {"slots": []},
        "slots null": body | {"slots": None},
        "one slot": body | {"slots": [slot]},
        "slots reversed": body | {"slots": body["slots"][::-1]},
        "slot twice": body | {"slots": [slot, slot]},
        "slot n": with_slot(n=9),
        "slot kind": with_slot(kind="support"),
        "slot m": with_slot(m=65544),
        "slot t": with_slot(t=2),
        "slot p": with_slot(p=1),
        "slot salt": with_slot(salt="00" * 16),
        "slot salt spaced": with_slot(salt="0 " * 16),
        "slot nonce": with_slot(nonce="00" * 12),
        "slot ct": with_slot(ct="00" * 48),
        "slot ct empty": with_slot(ct=""),
        "slot ct no hex": with_slot(ct="zz" * 48),
        "slot created": with_slot(created="2020-01-01T00:00:00Z"),
        "m too small": with_slot(m=65535),
        "m too large": with_slot(m=1 << 60),
        "t zero": with_slot(t=0),
        "p nine": with_slot(p=9),
        "body list": [body],
        "body null": None,
        "body text": "EKVAULT1",
    }


EDITS = sorted(edits(header.encode(plan(slots=plan().slots * 2), VAULT_KEY)))


@pytest.mark.parametrize("name", EDITS)
def test_an_edited_header_with_a_fresh_checksum_is_never_accepted(
    folder: Path, sound: bytes, name: str
) -> None:
    put(folder, resealed(sound, edits(sound)[name]))

    with pytest.raises((VaultDamagedError, WrongPassphraseError, VaultTooNewError)) as caught:
        unlock(folder, PASSPHRASE)

    assert caught.value.summary.format(**caught.value.facts)


@pytest.mark.parametrize("name", EDITS[::3])
def test_an_edited_copy_loses_against_the_genuine_one(
    folder: Path, sound: bytes, name: str
) -> None:
    (folder / "header.a").write_bytes(resealed(sound, edits(sound)[name]))

    assert_mended(folder, sound)


def assert_bytes_edited_are_refused(folder: Path, sound: bytes, count: int) -> None:
    chance = random.Random(8)
    for _ in range(count):
        changed = bytearray(sound[:-32])
        for _ in range(chance.choice((1, 1, 1, 2, 8))):
            changed[chance.randrange(len(changed))] = chance.choice(b'0123456789abcdef",:{}[]x')
        if bytes(changed) == sound[:-32]:
            continue
        put(folder, bytes(changed) + hashlib.sha256(changed).digest())
        with pytest.raises((VaultDamagedError, WrongPassphraseError, VaultTooNewError)):
            unlock(folder, PASSPHRASE)


def test_random_edits_with_a_fresh_checksum_are_never_accepted(folder: Path, sound: bytes) -> None:
    assert_bytes_edited_are_refused(folder, sound, 40)


@pytest.mark.deep
@pytest.mark.timeout(1800)
def test_thousands_of_random_edits_with_a_fresh_checksum_are_never_accepted(
    folder: Path, sound: bytes, count: Count
) -> None:
    assert_bytes_edited_are_refused(folder, sound, 20_000)

    count("headers edited, their checksum made to fit", 20_000, ())


def test_a_stranger_who_adds_a_slot_of_his_own_gets_nothing_and_locks_nobody_out(
    vault_path: Path, clock: StoppedClock
) -> None:
    genuine = (vault_path / "header.a").read_bytes()
    strangers_key = bytes(32)
    ours = msgspec.convert(body_of(genuine), Header)
    added = header.with_slot(
        ours,
        vault_key=strangers_key,
        secret="strangers words",
        kind=header.PASSPHRASE_SLOT,
        kdf=CHEAP_KDF,
        created_at=STARTED_AT,
    )
    put(vault_path, header.encode(added, strangers_key))
    planted = {path.name: path.read_bytes() for path in vault_path.glob("header.*")}

    with pytest.raises(DatabaseDamagedError):
        Vault.open(vault_path, "strangers words", clock=clock)
    with pytest.raises(VaultDamagedError):
        Vault.open(vault_path, PASSPHRASE, clock=clock)

    assert {path.name: path.read_bytes() for path in vault_path.glob("header.*")} == planted
    (vault_path / "header.b").write_bytes(genuine)
    Vault.open(vault_path, PASSPHRASE, clock=clock).close()


def test_the_slot_of_another_vault_does_not_fit(folder: Path, sound: bytes) -> None:
    theirs = header.with_slot(
        header.new_header("cd" * 16, STARTED_AT),
        vault_key=VAULT_KEY,
        secret="their words",
        kind=header.PASSPHRASE_SLOT,
        kdf=CHEAP_KDF,
        created_at=STARTED_AT,
    )
    spliced = body_of(sound) | {"slots": msgspec.to_builtins(theirs.slots)}
    put(folder, resealed(sound, spliced))

    with pytest.raises(WrongPassphraseError):
        unlock(folder, "their words")


# --- what a holder of the key could write, and what is refused all the same


def sealed_slot(**changes: Any) -> bytes:
    whole = plan()
    changed = msgspec.structs.replace(whole.slots[0], **changes)
    return header.encode(msgspec.structs.replace(whole, slots=[changed]), VAULT_KEY)


@pytest.mark.parametrize(
    "changes",
    [
        {"m": 64 * 1024 - 1},
        {"m": 1024 * 1024 + 1},
        {"m": 1 << 62},
        {"m": -1},
        {"t": 0},
        {"t": 17},
        {"t": 1 << 62},
        {"p": 0},
        {"p": 9},
    ],
)
def test_parameters_out_of_bounds_are_refused_before_anything_is_derived(
    folder: Path, changes: dict[str, int]
) -> None:
    put(folder, sealed_slot(**changes))

    with pytest.raises(VaultDamagedError, match="bounds"):
        unlock(folder, PASSPHRASE)


@pytest.mark.parametrize("found", [2, 3, 10**6])
def test_a_later_format_is_named_and_not_called_damage(folder: Path, found: int) -> None:
    put(folder, header.encode(plan(v=found), VAULT_KEY))

    with pytest.raises(VaultTooNewError) as caught:
        unlock(folder, PASSPHRASE)

    assert caught.value.facts == {"found": found, "known": 1}


def test_a_later_format_may_look_quite_different(folder: Path, sound: bytes) -> None:
    put(folder, resealed(sound, {"v": 2, "keys": {"new": "shape"}}))

    with pytest.raises(VaultTooNewError):
        unlock(folder, PASSPHRASE)


def test_more_than_eight_slots_are_refused(folder: Path) -> None:
    whole = plan()
    slots = [msgspec.structs.replace(whole.slots[0], n=n) for n in range(1, 10)]
    put(folder, header.encode(msgspec.structs.replace(whole, slots=slots), VAULT_KEY))

    with pytest.raises(VaultDamagedError):
        unlock(folder, PASSPHRASE)


def test_the_last_of_eight_slots_opens(folder: Path) -> None:
    first = plan()
    seven = [msgspec.structs.replace(first.slots[0], n=n) for n in range(1, 8)]
    filled = header.with_slot(
        msgspec.structs.replace(first, slots=seven),
        vault_key=VAULT_KEY,
        secret="the words of person 8",
        kind=header.PASSPHRASE_SLOT,
        kdf=CHEAP_KDF,
        created_at=STARTED_AT,
    )
    put(folder, header.encode(filled, VAULT_KEY))

    assert [slot.n for slot in filled.slots] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert unlock(folder, "the words of person 8").vault_key == VAULT_KEY


def test_two_slots_never_share_salt_nonce_or_ciphertext() -> None:
    first, second = plan().slots[0], plan().slots[0]

    for field in ("salt", "nonce", "ct"):
        assert getattr(first, field) != getattr(second, field)


def test_the_header_tells_nothing_about_the_case(sound: bytes) -> None:
    body = body_of(sound)

    assert set(body) == {"v", "gen", "id", "created", "db_salt", "db_gen", "db_gen_next", "slots"}
    assert set(body["slots"][0]) == set(Slot.__struct_fields__)
    assert VAULT_KEY.hex() not in canonical.encode(body).decode()


# --- the folder as a whole


def test_a_header_of_another_vault_does_not_open_this_database(
    vault_path: Path, tmp_path: Path, clock: StoppedClock
) -> None:
    other_path = tmp_path / "other"
    Vault.create(other_path, new_case(), PASSPHRASE, clock=clock, kdf=CHEAP_KDF).close()
    for name in header.COPIES:
        shutil.copy(other_path / name, vault_path / name)

    with pytest.raises(DatabaseDamagedError):
        Vault.open(vault_path, PASSPHRASE, clock=clock)


def test_a_damaged_copy_is_mended_when_the_vault_is_opened_and_that_is_said(
    vault_path: Path, unlocked: Unlocked, clock: StoppedClock
) -> None:
    whole = (vault_path / "header.a").read_bytes()
    flip_bit(vault_path / "header.b", 100)

    with Vault.open(vault_path, PASSPHRASE, clock=clock) as vault:
        assert vault.repaired_header_copies == ("header.b",)

    assert (vault_path / "header.b").read_bytes() == whole
    assert unlock(vault_path, PASSPHRASE).vault_key == unlocked.vault_key
