"""The header under every kind of damage: the other copy opens, or it is called damaged."""

import hashlib
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from evidence_kit.errors import (
    DatabaseDamagedError,
    VaultDamagedError,
    VaultTooNewError,
    WrongPassphraseError,
)
from evidence_kit.store import Unlocked, Vault, header, unlock
from evidence_kit.store.header import COPIES
from tests.conftest import Count
from tests.fakes import CHEAP_KDF, PASSPHRASE, StoppedClock, new_case
from tests.store.damage import flipped
from tests.vaults import FilledVault

Fresh = Callable[[], FilledVault]


@pytest.fixture
def folder(pristine_vault: tuple[Path, Unlocked], tmp_path: Path) -> Path:
    """A folder with nothing but the two copies of a header."""
    for name in COPIES:
        shutil.copy(pristine_vault[0] / name, tmp_path / name)
    return tmp_path


@pytest.fixture
def sound(folder: Path) -> bytes:
    return (folder / COPIES[0]).read_bytes()


def put_both(folder: Path, data: bytes) -> None:
    for name in COPIES:
        (folder / name).write_bytes(data)


def opened(*copies: bytes) -> Unlocked:
    """Open copies that are not written anywhere first: there are thousands of them."""
    found, problems = header._first_that_opens(
        dict(zip(COPIES, copies, strict=True)), PASSPHRASE, b""
    )
    if found is None:
        raise header._worst(problems)
    return found


def every_flip(data: bytes) -> Iterator[bytes]:
    for at in range(len(data)):
        for bit in range(8):
            yield flipped(data, at, bit)


@pytest.mark.parametrize("name", COPIES)
def test_any_bit_of_one_copy_may_flip_the_other_opens_and_that_is_said(
    folder: Path, sound: bytes, unlocked: Unlocked, name: str, count: Count
) -> None:
    for turn, changed in enumerate(every_flip(sound)):
        pair = (changed, sound) if name == COPIES[0] else (sound, changed)
        assert opened(*pair).vault_key == unlocked.vault_key, turn
        if turn % 37 == 0:
            (folder / name).write_bytes(changed)
            assert unlock(folder, PASSPHRASE).damaged_copies == (name,), turn

    count("flipped bits of headers", 8 * len(sound), ())


def verdict(*copies: bytes) -> str:
    try:
        opened(*copies)
    except (VaultDamagedError, VaultTooNewError, WrongPassphraseError) as problem:
        return type(problem).__name__
    return "opens"


def test_any_bit_of_both_copies_flipped_is_damage_and_never_a_wrong_passphrase(
    folder: Path, sound: bytes, count: Count
) -> None:
    assert {verdict(changed, changed) for changed in every_flip(sound)} == {"VaultDamagedError"}
    put_both(folder, flipped(sound, 200))
    with pytest.raises(VaultDamagedError):
        unlock(folder, PASSPHRASE)

    count("flipped bits of headers", 8 * len(sound), ())


def test_every_truncation_is_damage_in_both_and_nothing_lost_in_one(
    sound: bytes, unlocked: Unlocked, count: Count
) -> None:
    for size in range(len(sound)):
        cut = sound[:size]
        assert verdict(cut, cut) == "VaultDamagedError", size
        pair = (cut, sound) if size % 2 else (sound, cut)
        assert opened(*pair).vault_key == unlocked.vault_key, size

    count("headers cut short", len(sound), ())


def checksummed(data: bytes) -> bytes:
    """What whoever has no key can still do: make the plain checksum fit."""
    return data[:-32] + hashlib.sha256(data[:-32]).digest()


def refitted(sound: bytes, chance: random.Random, count: int) -> Iterator[bytes]:
    """Yield every flip of a bit, and as many edits of a few letters, with a checksum that fits."""
    yield from (checksummed(changed) for changed in every_flip(sound[:-32] + bytes(32)))
    for _ in range(count):
        changed = bytearray(sound)
        for _ in range(chance.choice((1, 2, 4))):
            changed[chance.randrange(13, len(sound) - 64)] = chance.choice(b"0123456789abcdef")
        yield checksummed(bytes(changed))


def test_no_edit_with_a_fitting_checksum_is_taken_for_the_header(
    sound: bytes, unlocked: Unlocked, count: Count
) -> None:
    seen: set[str] = set()
    tried = 0
    for turn, changed in enumerate(refitted(sound, random.Random(3), 200)):
        if changed == sound or costs_a_key(changed, unlocked.header):
            continue
        tried += 1
        seen.add(verdict(changed, changed))
        if turn % 5 == 0:
            assert verdict(changed, sound) in {"opens", "VaultTooNewError"}, turn

    # A changed slot looks like a wrong passphrase from here: nobody without the key can tell. And
    # what says that it is of a later version is believed, for that version may have changed it.
    assert seen == {"VaultDamagedError", "WrongPassphraseError", "VaultTooNewError"}
    count("headers edited, their checksum made to fit", tried, ())


def costs_a_key(data: bytes, genuine: header.Header) -> bool:
    """Whether another key would be derived for these bytes: too dear for thousands of them."""
    try:
        (slot,) = header._parse(data).slots
    except (VaultDamagedError, VaultTooNewError):
        return False
    (ours,) = genuine.slots
    return (slot.kdf, slot.salt) != (ours.kdf, ours.salt)


def test_the_same_holds_for_a_slot_whose_key_is_another_one(sound: bytes) -> None:
    for old, new in ((b'"t":1', b'"t":2'), (b'"p":4', b'"p":3'), (b'"m":65536', b'"m":65537')):
        changed = checksummed(sound.replace(old, new))
        assert verdict(changed, changed) == "WrongPassphraseError"
        assert verdict(changed, sound) == "opens"


# --- copies that belong elsewhere


def test_two_copies_that_changed_places_are_the_same_header(folder: Path) -> None:
    (folder / "header.a").rename(folder / "x")
    (folder / "header.b").rename(folder / "header.a")
    (folder / "x").rename(folder / "header.b")

    assert unlock(folder, PASSPHRASE).damaged_copies == ()


def test_two_generations_that_changed_places_open_with_the_newer_one(
    folder: Path, sound: bytes, unlocked: Unlocked
) -> None:
    newer = header.write(folder, unlocked.header, unlocked.vault_key)
    (folder / "header.a").write_bytes(sound)

    opened = unlock(folder, PASSPHRASE)

    assert opened.header == newer
    assert opened.damaged_copies == ("header.a",)


@pytest.mark.parametrize("secret", [PASSPHRASE, "other words altogether"])
@pytest.mark.parametrize("copies", [COPIES[:1], COPIES[1:], COPIES])
def test_the_copy_of_another_vault_is_never_mended_over_this_one(
    fresh: Fresh, tmp_path: Path, secret: str, copies: tuple[str, ...]
) -> None:
    vault = fresh()
    clock = StoppedClock()
    other_path = tmp_path / "other"
    Vault.create(other_path, new_case(), secret, clock=clock, kdf=CHEAP_KDF).close()
    genuine = (vault.path / "header.a").read_bytes()
    foreign = (other_path / "header.a").read_bytes()
    for name in copies:
        (vault.path / name).write_bytes(foreign)

    try:
        Vault.open(vault.path, PASSPHRASE, clock=clock).close()
        is_open = True
    except (DatabaseDamagedError, WrongPassphraseError):
        is_open = False

    data = [(vault.path / name).read_bytes() for name in COPIES]
    if is_open:
        assert data == [genuine, genuine]
    else:
        assert data == [foreign if name in copies else genuine for name in COPIES]
    assert is_open == (len(copies) == 1)
