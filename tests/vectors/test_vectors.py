"""Known answers: the program and the independent reader must both give them."""

import base64
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from evidence_kit import canonical, custody, hashing, keys
from evidence_kit.clock import from_utc_text
from evidence_kit.errors import VaultDamagedError, VaultTooNewError, WrongPassphraseError
from evidence_kit.model import Action, CaseId, Digest, ItemId, LedgerEntry, LedgerHead
from evidence_kit.store import blobs, creation, header, ledger
from tests.vectors import make_vectors, read_vault

HERE = Path(__file__).resolve().parent

Case = dict[str, Any]


def vectors(name: str) -> Any:
    return json.loads((HERE / name).read_bytes())


CANONICAL, KEYS, CUSTODY = map(vectors, ("canonical.json", "keys.json", "custody.json"))
RECOVERY_CODES, PADDED_SIZES = map(vectors, ("recovery_code.json", "padded_size.json"))
HEADERS, SEALED_FILES = map(vectors, ("header.json", "sealed_file.json"))
EDITED_HEADERS = vectors("header_mac.json")


def name_of(case: Case) -> str:
    return str(case["name"])


def test_the_committed_vectors_are_what_their_script_writes():
    documents = make_vectors.documents()
    assert {name: (HERE / name).read_bytes() for name in documents} == documents


@pytest.mark.parametrize("decode", [canonical.decode, read_vault.strict])
@pytest.mark.parametrize("case", CANONICAL["accepted"])
def test_canonical_text_is_read_and_written_the_same_way(
    case: Case, decode: Callable[[bytes], Any]
):
    assert canonical.encode(case["value"]).decode() == case["text"]
    assert read_vault.canonical(case["value"]).decode() == case["text"]
    assert decode(case["text"].encode()) == case["value"]


@pytest.mark.parametrize("case", CANONICAL["refused"], ids=name_of)
def test_any_other_way_to_write_a_value_is_refused(case: Case):
    data = (case["text"] * case["times"]).encode()
    with pytest.raises(ValueError):  # noqa: PT011 - each way of refusing has words of its own
        canonical.decode(data)
    with pytest.raises(read_vault.VaultError, match="not canonical"):
        read_vault.strict(data)


def test_every_key_comes_from_the_vault_key():
    vault_key = bytes.fromhex(KEYS["vault_key"])
    expected = {case["use"]: case["key"] for case in KEYS["subkeys"]}
    assert creation.database_key(vault_key, 1).hex() == expected["database"]
    assert creation.blob_key(vault_key).hex() == expected["sealed files"]
    assert keys.subkey(vault_key, b"ek1/hdr").hex() == expected["header MAC"]


@pytest.mark.parametrize("case", KEYS["subkeys"], ids=lambda case: case["use"])
def test_the_reader_derives_the_same_keys(case: Case):
    vault_key = bytes.fromhex(KEYS["vault_key"])
    assert read_vault.subkey(vault_key, case["info"].encode()).hex() == case["key"]


@pytest.mark.parametrize("case", KEYS["derived"], ids=lambda case: ascii(case["secret"]))
def test_a_passphrase_gives_this_key_however_it_was_typed(case: Case):
    parameters = keys.KdfParameters(memory_kib=case["m"], iterations=case["t"], lanes=case["p"])
    derived = keys.derive_key(case["secret"], bytes.fromhex(case["salt"]), parameters)
    assert derived.hex() == case["key"]


@pytest.mark.parametrize("find", [keys.find_recovery_code, read_vault.find_recovery_code])
@pytest.mark.parametrize("case", RECOVERY_CODES, ids=lambda case: ascii(case["typed"]))
def test_a_recovery_code_is_recognised_or_refused(case: Case, find: Callable[[str], str | None]):
    assert find(case["typed"]) == case["code"]


@pytest.mark.parametrize("padded_size", [blobs.padded_size, read_vault.padded_size])
@pytest.mark.parametrize(("size_bytes", "expected"), PADDED_SIZES)
def test_a_size_is_padded_to(size_bytes: int, expected: int, padded_size: Callable[[int], int]):
    assert padded_size(size_bytes) == expected


def entry_of(case: Case) -> LedgerEntry:
    fields = case["entry"]
    return LedgerEntry(
        **{
            **fields,
            "at": from_utc_text(fields["at"]),
            "action": Action(fields["action"]),
            "salt": bytes.fromhex(case["salt"]),
            "chain": Digest(case["chain"]),
        }
    )


@pytest.mark.parametrize("case", CUSTODY["entries"], ids=lambda case: case["entry"]["action"])
def test_an_entry_has_this_commitment(case: Case):
    entry = entry_of(case)
    data = custody.entry_bytes(entry)
    assert data == read_vault.canonical(case["entry"])
    assert custody.commitment(entry.salt, data) == case["commitment"]
    assert read_vault.commitment(entry.salt, data) == case["commitment"]


def test_the_entries_make_this_chain():
    entries = tuple(entry_of(case) for case in CUSTODY["entries"])
    previous = custody.GENESIS
    for case in CUSTODY["entries"]:
        n, committed = case["entry"]["n"], Digest(case["commitment"])
        assert custody.link(n, previous, committed) == case["chain"]
        assert read_vault.link(n, previous, committed) == case["chain"]
        previous = Digest(case["chain"])
    assert custody.find_break(entries) is None


@pytest.mark.parametrize("digest", [custody.record_digest, read_vault.record_digest])
@pytest.mark.parametrize("case", CUSTODY["records"], ids=lambda case: case["object"])
def test_a_row_has_this_digest(case: Case, digest: Callable[[bytes, str, object], str]):
    assert digest(bytes.fromhex(case["key"]), case["object"], case["record"]) == case["digest"]


def test_a_checkpoint_signs_these_bytes():
    case = CUSTODY["checkpoint"]
    head = LedgerHead(n=case["n"], chain=Digest(case["chain"]))
    message = ledger.checkpoint_bytes(CaseId(case["vault"]), head, from_utc_text(case["at"]))
    assert message.hex() == case["message"]
    assert message == read_vault.checkpoint_message(
        case["vault"], case["n"], case["chain"], case["at"]
    )
    public_key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(case["public_key"]))
    public_key.verify(bytes.fromhex(case["signature"]), message)


def outcome_of_program(folder: Path, secret: str) -> tuple[str, str, str]:
    try:
        unlocked = header.unlock(folder, secret)
    except WrongPassphraseError:
        return "wrong passphrase", "", ""
    except VaultTooNewError:
        return "too new", "", ""
    except VaultDamagedError:
        return "damaged", "", ""
    return "opens", unlocked.kind, unlocked.vault_key.hex()


def outcome_of_reader(folder: Path, secret: str) -> tuple[str, str, str]:
    try:
        _, vault_key, actor = read_vault.open_either_copy(folder, secret)
    except read_vault.VaultError as problem:
        return problem.kind, "", ""
    return "opens", actor, vault_key.hex()


@pytest.mark.parametrize("outcome", [outcome_of_program, outcome_of_reader])
@pytest.mark.parametrize("case", [*HEADERS, *EDITED_HEADERS], ids=name_of)
def test_a_header_gives_the_one_right_answer(
    case: Case, tmp_path: Path, outcome: Callable[[Path, str], tuple[str, str, str]]
):
    for name in header.COPIES:
        (tmp_path / name).write_bytes(base64.b64decode(case["data"]))
    expected = (case["expected"], case["actor"], case["vault_key"])
    assert outcome(tmp_path, case["secret"]) == expected


@pytest.mark.parametrize("outcome", [outcome_of_program, outcome_of_reader])
@pytest.mark.parametrize("damaged", header.COPIES)
def test_either_copy_of_a_header_is_enough(
    damaged: str, tmp_path: Path, outcome: Callable[[Path, str], tuple[str, str, str]]
):
    sound = HEADERS[0]
    for name in header.COPIES:
        (tmp_path / name).write_bytes(base64.b64decode(sound["data"]))
    (tmp_path / damaged).write_bytes(b"EKVAULT1\n")
    assert outcome(tmp_path, sound["secret"]) == ("opens", "passphrase", sound["vault_key"])


def changed(data: bytes, edits: list[list[Any]]) -> bytes:
    for edit in edits:
        match edit:
            case ["flip", at]:
                data = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
            case ["cut", size]:
                data = data[:size]
            case ["append", start, end]:
                data += data[start:end]
            case ["swap", first, second, size]:
                one, other = data[first : first + size], data[second : second + size]
                data = (
                    data[:first] + other + data[first + size : second] + one + data[second + size :]
                )
            case ["copy", start, to, size]:
                data = data[:to] + data[start : start + size] + data[to + size :]
            case ["drop", start, end]:
                data = data[:start] + data[end:]
            case _:
                raise ValueError(edit)
    return data


def content_by_program(path: Path, blob_key: bytes) -> tuple[Case, bytes]:
    folder, blob_id = path.parent.parent, ItemId(path.name)
    content = b"".join(blobs.read(folder, blob_key, blob_id))
    return blobs.read_record(folder, blob_key, blob_id), content


def content_by_reader(path: Path, blob_key: bytes) -> tuple[Case, bytes]:
    content = bytearray()
    return read_vault.open_sealed(path, blob_key, content.extend), bytes(content)


def sealed_case(tmp_path: Path, case: Case) -> tuple[Path, bytes]:
    path = blobs.path_of(tmp_path, case["as"])
    path.parent.mkdir()
    path.write_bytes(changed((HERE / "sealed" / case["file"]).read_bytes(), case["edits"]))
    return path, bytes.fromhex(case["blob_key"])


@pytest.mark.parametrize("content", [content_by_program, content_by_reader])
@pytest.mark.parametrize("case", [case for case in SEALED_FILES if case["opens"]], ids=name_of)
def test_a_sealed_file_opens(
    case: Case, tmp_path: Path, content: Callable[[Path, bytes], tuple[Case, bytes]]
):
    record, data = content(*sealed_case(tmp_path, case))
    assert record == case["record"]
    assert len(data) == record["size_bytes"]
    assert hashing.sha256(data) == record["sha256"]


@pytest.mark.parametrize(
    ("content", "refusal"),
    [(content_by_program, blobs.BlobDamagedError), (content_by_reader, read_vault.VaultError)],
)
@pytest.mark.parametrize("case", [case for case in SEALED_FILES if not case["opens"]], ids=name_of)
def test_a_changed_sealed_file_is_refused(
    case: Case,
    tmp_path: Path,
    content: Callable[[Path, bytes], tuple[Case, bytes]],
    refusal: type[Exception],
):
    path, blob_key = sealed_case(tmp_path, case)
    with pytest.raises(refusal):
        content(path, blob_key)
