"""A check with one step taken out must miss some of the damage; else that step checks nothing."""

import random
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from evidence_kit import custody, files, keys
from evidence_kit.errors import EvidenceKitError
from evidence_kit.model import Finding
from evidence_kit.store import blobs, checking, header, keeping
from tests.fakes import PASSPHRASE
from tests.replacing import replaced
from tests.store.damage import (
    History,
    Tampering,
    answer_of,
    file_tamperings,
    page_tamperings,
    row_tamperings,
)
from tests.store.test_damage_files import replays, undetected_replays, unnamed
from tests.store.test_damage_header import checksummed, every_flip
from tests.store.test_damage_ledger import undetected
from tests.vaults import FilledVault

pytestmark = pytest.mark.twin("checks with a step taken out")

Fresh = Callable[[], FilledVault]
Without = Callable[[object, str, object], None]


@pytest.fixture
def without() -> Iterator[Without]:
    """Takes a step out of the check, until the test ends."""
    with ExitStack() as taken:
        yield lambda owner, name, part: taken.enter_context(replaced(owner, name, part))


def missed(fresh: Fresh, tamperings: list[Tampering]) -> list[str]:
    """Return what nobody was told of; another way of breaking off than an answer counts as told."""
    silent = []
    for tampering in tamperings:
        vault = fresh()
        tampering.apply(vault)
        answer = answer_of(vault)
        if not answer.is_bad or unnamed(tampering, answer):
            silent.append(tampering.name)
    return silent


def no_findings(*_: object) -> tuple[Finding, ...]:
    return ()


def test_without_the_chain_a_changed_ledger_is_missed(history: History, without: Without) -> None:
    without(custody, "find_break", lambda _entries: None)

    assert undetected(history.vault, 14, 30) != []


def test_without_the_signed_heads_a_ledger_whose_chain_fits_again_is_missed(
    history: History, without: Without
) -> None:
    without(checking, "_checkpoint_problem", lambda *_: "")

    silent = undetected(history.vault, 14, 30)

    assert any("rechained" in each for each in silent)
    assert any("UPDATE checkpoint" in each for each in silent)


def test_without_the_rows_digests_changed_rows_and_old_pages_are_missed(
    history: History, fresh: Fresh, without: Without
) -> None:
    chosen = random.Random(8).sample(replays(history), 12)
    without(checking, "_row_findings", no_findings)

    assert len(missed(fresh, list(row_tamperings(history))[2:8])) >= 4
    assert undetected_replays(history, fresh, chosen) != []


def test_without_the_comparison_of_the_private_keys_an_exchange_is_missed(
    history: History, fresh: Fresh, without: Without
) -> None:
    without(checking, "_key_findings", no_findings)

    assert len(missed(fresh, list(row_tamperings(history))[-2:])) == 2


def test_without_the_pages_own_check_damage_of_the_database_is_missed(
    history: History, fresh: Fresh, without: Without
) -> None:
    without(checking, "page_findings", no_findings)
    tamperings = list(page_tamperings(history, random.Random(6), 0))

    assert missed(fresh, tamperings[:20]) != []


def chunks_without_tags(descriptor: int, fixed: bytes, file_key: bytes) -> Iterator[bytes]:
    """Decrypt as GCM does, and look at no tag: a sealed file's content without its proof."""
    size = (1 << fixed[9]) + keys.TAG_BYTES
    key = keys.subkey(file_key, b"ek1/blob-stream" + fixed)
    counter, data = 0, blobs._read_up_to(descriptor, size)
    while data:
        following = blobs._read_up_to(descriptor, size)
        start = blobs._nonce(counter, is_last=not following) + (2).to_bytes(4, "big")
        yield (
            Cipher(algorithms.AES(key), modes.CTR(start))
            .decryptor()
            .update(data[: -keys.TAG_BYTES])
        )
        counter, data = counter + 1, following


def test_without_the_chunks_tags_some_damage_of_a_sealed_file_is_missed(
    history: History, fresh: Fresh, without: Without
) -> None:
    without(blobs, "_chunks", chunks_without_tags)
    assert not answer_of(fresh()).is_bad
    at_the_end = [each for each in file_tamperings(history) if "flipped at -" in each.name]

    # Content is still compared by its digest; the padding and the tags themselves no longer are.
    assert missed(fresh, at_the_end) == [each.name for each in at_the_end]


def test_without_reading_the_exhibits_only_what_is_gone_is_found(
    history: History, fresh: Fresh, without: Without
) -> None:
    chosen = [each for each in file_tamperings(history) if each.name.endswith(("zeros", "gone"))]
    without(checking, "item_finding", lambda item, *_: Finding(
        subject=item.label, verdict=checking.Verdict.INTACT
    ))  # fmt: skip
    silent = missed(fresh, chosen)
    assert any("zeros" in each for each in silent)
    assert not any("gone" in each for each in silent)

    without(keeping, "presence_findings", no_findings)
    assert any("gone" in each for each in missed(fresh, chosen))


# --- the header


@pytest.fixture
def sound(history: History) -> bytes:
    return (history.vault.path / "header.a").read_bytes()


def outcomes(candidates: Iterator[bytes]) -> set[str]:
    seen = set()
    for data in candidates:
        try:
            found, problems = header._first_that_opens({"header.a": data}, PASSPHRASE, b"")
        except EvidenceKitError as problem:
            found, problems = None, []
            seen.add(type(problem).__name__)
        seen.add("opens" if found else type(header._worst(problems)).__name__)
    return seen


def wrapped_key_flips(sound: bytes) -> Iterator[bytes]:
    at = sound.index(b'"ct":"') + len(b'"ct":"')
    yield from (
        sound[:place] + bytes([ord("0") if sound[place] != ord("0") else ord("1")])
        + sound[place + 1 :]
        for place in range(at, at + 96, 7)
    )  # fmt: skip


def test_without_the_checksum_damage_would_be_called_a_wrong_passphrase(sound: bytes) -> None:
    assert outcomes(wrapped_key_flips(sound)) == {"VaultDamagedError"}

    fitted = (checksummed(data) for data in wrapped_key_flips(sound))
    assert outcomes(fitted) == {"WrongPassphraseError"}


def test_without_the_mac_an_edited_header_opens(sound: bytes, without: Without) -> None:
    def of_the_generation() -> Iterator[bytes]:
        yield checksummed(sound.replace(b'"gen":1', b'"gen":7'))

    assert outcomes(of_the_generation()) == {"VaultDamagedError"}
    without(header.hmac, "compare_digest", lambda *_: True)

    assert outcomes(of_the_generation()) == {"opens"}


def test_a_header_that_is_never_compared_byte_for_byte_is_never_called_repaired(
    fresh: Fresh, without: Without
) -> None:
    vault = fresh()
    opened = vault.open()
    files.replace_whole(vault.path / "header.b", next(every_flip(opened.path.name.encode())))
    try:
        assert any(each.subject == "header.b" for each in opened.check(is_full=False))
        without(checking, "header_findings", no_findings)
        assert not any(each.subject == "header.b" for each in opened.check(is_full=False))
    finally:
        opened.close()
