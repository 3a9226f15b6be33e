"""Read a vault of format EKV1 with nothing but FORMAT.md: no code of Evidence Kit is used here.

It opens the header, decrypts the database, verifies the custody chain, its signatures and every
row's digest, and decrypts every sealed file. Without the database it still recovers every sealed
file. The vault is opened read-only; section numbers (§) are those of FORMAT.md.

Usage: python read_vault.py VAULT --passphrase-file FILE [-o NEW_DIRECTORY]
Exit status: 0 everything is as recorded, 1 something is not, 2 the vault does not open.
"""

import argparse
import functools
import hashlib
import hmac
import json
import re
import sys
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlcipher3 import dbapi2

DAMAGED, TOO_NEW, WRONG_SECRET = "damaged", "too new", "wrong passphrase"
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
# §2: the fields and their types; a number stands for text of so many hex digits
HEADER_RULES: dict[str, Any] = dict.fromkeys(("v", "gen", "db_gen", "db_gen_next"), int) | {
    "id": 32,
    "db_salt": 32,
    "created": str,
    "slots": list,
}
SLOT_RULES: dict[str, Any] = dict.fromkeys(("n", "m", "t", "p"), int) | {
    "salt": 32,
    "nonce": 24,
    "ct": 96,
    "kind": str,
    "created": str,
}
LEDGER = """SELECT n, at, offset_minutes, monotonic_ms, boot_id, app_version, actor, action, object,
before, after, detail, salt, chain FROM ledger ORDER BY n"""
ROWS = {  # §5: object name -> the record, a dot standing for an object inside the object
    "case": """SELECT '', id, reference, created_at, created_offset_minutes, age_now AS "ages.now",
      age_in_picture AS "ages.in_picture", country, language, initials FROM case_file""",
    "item/": """SELECT id, id, number, label, kind, status, sensitivity, original_name, size_bytes,
      sha256, media_type, type_match, modified_at AS "times.modified_at", created_at AS
      "times.created_at", imported_at, imported_offset_minutes, route, device AS
      "provenance.device", how AS "provenance.how", who AS "provenance.who", shows AS
      "provenance.shows", app AS "provenance.app", seen_at_text AS
      "provenance.seen_at_text", withdrawn_why FROM item""",
    "preview/": """SELECT item_id, width_px AS "picture.width_px", height_px AS "picture.height_px",
      taken_at_text AS "picture.taken_at_text", camera AS "picture.camera", software AS
      "picture.software", has_location AS "picture.has_location", jpeg FROM preview""",
    "identifier/": """SELECT number, number, kind, subject, platform, value, normalised, validity,
      item_id, recorded_at, note, withdrawn_why FROM identifier""",
    "payment/": """SELECT number, number, status, method, amount, currency, recipient AS "to",
      at_text, item_id, recorded_at, note, withdrawn_why FROM payment""",
    "event/": """SELECT number, number, at_text, at, text, item_id, recorded_at, withdrawn_why
      FROM event""",
    "removal/": """SELECT number, number, service, case_number, pin, status, recorded_at,
      withdrawn_why FROM removal""",
    "statement/": "SELECT number, facts, feelings, written_at FROM statement",
    "export/": "SELECT version, version, kind, made_at, code FROM export",
}
ROWS_SINCE = {
    2: {"step/": "SELECT id, id, state, changed_at FROM step"},
    4: {
        "answer/": "SELECT name, name, value, changed_at FROM case_answer",
        "anchor/": """SELECT number, number, kind, n, chain, made_at, with_whom,
          hex(proof) AS proof, withdrawn_why FROM anchor""",
    },
    5: {
        "threat/": """SELECT number, number, subject, platform, text, audience, demand, at_text,
          deadline_text, item_id, recorded_at, note, withdrawn_why FROM threat""",
        "referral/": """SELECT number, number, force, reference, on_text, officer, recorded_at,
          note, withdrawn_why FROM referral""",
        "sighting/": """SELECT number, number, first_seen_text, last_seen_text, how_known,
          activity, changed_at FROM sighting""",
    },
    6: {
        "covering/": """SELECT item_id, item_id, original_id, number, width_px, height_px,
          margin_px, boxes FROM covering""",
        "disclosure/": "SELECT item_id, item_id, choice, why, changed_at FROM disclosure",
    },
    7: {
        "subject/": "SELECT number, number, part_of, note, changed_at FROM subject",
        "attribution/": "SELECT number, number, subject, changed_at FROM attribution",
        "detail/": """SELECT number || '/' || name, number, name, value, changed_at
          FROM payment_detail""",
    },
}
NEWEST_SCHEMA = 7
FACTS = ("identifier/", "payment/", "event/", "removal/", "anchor/", "threat/", "referral/")
COUNTED = (
    *("step/", "answer/", "sighting/", "covering/", "disclosure/"),
    *("subject/", "attribution/", "detail/"),
)


class VaultError(Exception):
    """It does not open; ``kind`` is one of the three words above."""

    def __init__(self, kind: str, reason: str = "") -> None:
        super().__init__(f"{kind}: {reason}" if reason else kind)
        self.kind = kind


@dataclass(kw_only=True)
class Reading:
    """What was found."""

    vault_id: str
    actor: str
    items: list[dict[str, Any]] = field(default_factory=list)  # rows of item, in order of number
    sealed: dict[str, dict[str, Any]] = field(default_factory=dict)  # id -> record, if it verified
    standing: dict[str, int] = field(default_factory=dict)
    withdrawn: dict[str, int] = field(default_factory=dict)
    entries: list[dict[str, Any]] = field(default_factory=list)
    checkpoints: int = 0
    has_database: bool = False
    problems: list[str] = field(default_factory=list)


def canonical(value: object) -> bytes:  # §5
    return json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False).encode("ascii")


def strict(data: bytes) -> Any:
    def refuse(_text: str) -> NoReturn:
        raise ValueError("no floats")

    try:
        value = json.loads(data.decode("ascii"), parse_float=refuse, parse_constant=refuse)
        is_canonical = canonical(value) == data  # a key given twice is lost, and the bytes differ
    except (ValueError, RecursionError) as problem:
        raise VaultError(DAMAGED, "not canonical") from problem
    if not is_canonical:
        raise VaultError(DAMAGED, "not canonical")
    return value


def find_recovery_code(text: str) -> str | None:  # §2
    kept = "".join(character for character in text.upper() if character.isalnum())
    code = kept.replace("I", "1").replace("L", "1").replace("O", "0")
    if len(code) != 32 or set(code) - set(ALPHABET):
        return None
    bits = int.from_bytes(hashlib.sha256(b"EKrc1" + code[:30].encode()).digest()[:2], "big") >> 6
    return code if code[30:] == ALPHABET[bits >> 5] + ALPHABET[bits & 31] else None


def padded_size(size_bytes: int) -> int:  # §3
    size_bytes = max(size_bytes, 4096)
    exponent = size_bytes.bit_length() - 1
    unit = 1 << (exponent - exponent.bit_length())
    return -(-size_bytes // unit) * unit


def commitment(salt: bytes, entry: bytes) -> str:  # §5
    return hashlib.sha256(b"EKc1" + salt + entry).hexdigest()


def link(n: int, previous: str, committed: str) -> str:
    data = n.to_bytes(8, "big") + bytes.fromhex(previous) + bytes.fromhex(committed)
    return hashlib.sha256(b"EKh1" + data).hexdigest()


def record_digest(key: bytes, about: str, record: object) -> str:
    return hmac.digest(key, canonical(["EKr1", about, record]), "sha256").hex()


def checkpoint_message(vault_id: str, n: int, chain: str, at: str) -> bytes:
    return b"EKcp1" + canonical({"vault": vault_id, "n": n, "h": chain, "at": at})


def subkey(key: bytes, info: bytes) -> bytes:  # §2
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=info).derive(key)


def opened(key: bytes, nonce_and_sealed: bytes, bound_to: bytes | None = None) -> bytes | None:
    try:
        return AESGCM(key).decrypt(nonce_and_sealed[:12], nonce_and_sealed[12:], bound_to)
    except (InvalidTag, ValueError):
        return None


def parse_header(data: bytes) -> dict[str, Any]:  # §2
    body = data[13:-64]
    is_whole = (
        77 < len(data) <= 65_536
        and data[:9] == b"EKVAULT1\n"
        and int.from_bytes(data[9:13], "big") == len(body)
        and hashlib.sha256(data[:-32]).digest() == data[-32:]
    )
    if not is_whole:
        raise VaultError(DAMAGED, "header")
    found: Any = strict(body)
    if isinstance(found, dict) and isinstance(found.get("v"), int) and found["v"] > 1:
        raise VaultError(TOO_NEW)
    slots = found["slots"] if _has(found, HEADER_RULES) and found["v"] == 1 else []
    is_sound = 1 <= len(slots) <= 8 and all(
        _has(slot, SLOT_RULES)
        and 65_536 <= slot["m"] <= 1_048_576
        and 1 <= slot["t"] <= 16
        and 1 <= slot["p"] <= 8
        for slot in slots
    )
    if not (is_sound and len({slot["n"] for slot in slots}) == len(slots)):
        raise VaultError(DAMAGED, "header fields")
    return {**found, "body": body, "mac": data[-64:-32]}


def _has(found: Any, rules: dict[str, Any]) -> bool:
    def fits(value: Any, rule: Any) -> bool:
        if isinstance(rule, int):
            return isinstance(value, str) and bool(re.fullmatch(f"[0-9a-f]{{{rule}}}", value))
        return type(value) is rule

    return (
        isinstance(found, dict)
        and found.keys() == rules.keys()
        and all(fits(found[name], rule) for name, rule in rules.items())
    )


def open_header(header: dict[str, Any], secret: str) -> tuple[bytes, str]:
    """Return the vault key and the kind of slot that gave it up."""
    for slot in header["slots"]:
        typed = find_recovery_code(secret) if slot["kind"] == "recovery" else secret
        if typed is None:
            continue
        words = unicodedata.normalize("NFC", typed).encode("utf-8", "surrogatepass")
        key = derived(words, bytes.fromhex(slot["salt"]), slot["t"], slot["p"], slot["m"])
        names = ("n", "kind", "m", "t", "p", "salt", "created")
        bound_to = canonical(["EK-slot-1", header["id"], *(slot[name] for name in names)])
        wrapped = bytes.fromhex(slot["nonce"] + slot["ct"])
        vault_key = opened(key, wrapped, bound_to)
        if vault_key is None:
            continue
        mac = hmac.digest(subkey(vault_key, b"ek1/hdr"), header["body"], "sha256")
        if not hmac.compare_digest(mac, header["mac"]):
            raise VaultError(DAMAGED, "changed without the key")
        return vault_key, slot["kind"]
    raise VaultError(WRONG_SECRET)


@functools.cache
def derived(words: bytes, salt: bytes, iterations: int, lanes: int, memory_kib: int) -> bytes:
    """Return the key that words and a salt give; whoever reads the same vault again has it."""
    kdf = Argon2id(salt=salt, length=32, iterations=iterations, lanes=lanes, memory_cost=memory_kib)
    return kdf.derive(words)


def open_either_copy(folder: Path, secret: str) -> tuple[dict[str, Any], bytes, str]:
    headers, problems = [], []
    for name in ("header.a", "header.b", "header.next"):
        try:
            with (folder / name).open("rb") as stream:
                headers.append(parse_header(stream.read(65_537)))
        except FileNotFoundError as problem:
            if name != "header.next":  # it is there only while a vault gets a new key
                problems.append(VaultError(DAMAGED, f"{name}: {problem.strerror}"))
        except OSError as problem:
            problems.append(VaultError(DAMAGED, f"{name}: {problem.strerror}"))
        except VaultError as problem:
            problems.append(problem)
    fitting = [each for each in headers if each["db_salt"] == _salt_of(folder)]
    for header in sorted(fitting or headers, key=lambda each: -int(each["gen"])):
        try:
            return (header, *open_header(header, secret))
        except VaultError as problem:
            problems.append(problem)
    order = (WRONG_SECRET, TOO_NEW, DAMAGED)
    raise min(problems, key=lambda problem: order.index(problem.kind))


def _salt_of(folder: Path) -> str:
    try:
        with (folder / "case.db").open("rb") as stream:
            return stream.read(16).hex()
    except OSError:
        return ""


def open_sealed(  # §3
    path: Path,
    blob_key: bytes,
    write: Callable[[bytes], object] = len,
    waiting: bytes | None = None,
) -> dict[str, Any]:
    """Decrypt one sealed file, handing on each chunk; return its record once all of it holds."""
    with path.open("rb") as stream:
        fixed, wrapped, sealed_record = stream.read(60), stream.read(60), stream.read(4124)
        if not (
            len(fixed) == 60
            and fixed[:9] == b"EKBLOB1\0\x01"
            and fixed[9] in {16, 20}
            and fixed[12:28].hex() == path.name
        ):
            raise VaultError(DAMAGED, "not this sealed file")
        file_key = opened(blob_key, waiting or wrapped, fixed)
        if file_key is None:
            raise VaultError(DAMAGED, "its key does not open")
        padded = opened(subkey(file_key, b"ek1/blob-record" + fixed), sealed_record)
        if padded is None:
            raise VaultError(DAMAGED, "its record does not open")
        record: dict[str, Any] = strict(padded[4 : 4 + int.from_bytes(padded[:4], "big")])
        hasher, left, total = hashlib.sha256(), record["size_bytes"], 0
        for chunk in _chunks(stream.read, subkey(file_key, b"ek1/blob-stream" + fixed), fixed[9]):
            hasher.update(chunk[:left])
            write(chunk[:left])
            if any(chunk[left:]):
                raise VaultError(DAMAGED, "its padding is not zeros")
            left, total = left - min(left, len(chunk)), total + len(chunk)
    if total != padded_size(record["size_bytes"]) or hasher.hexdigest() != record["sha256"]:
        raise VaultError(DAMAGED, "not the content its record names")
    return record


def _chunks(read: Callable[[int], bytes], key: bytes, size_log2: int) -> Iterator[bytes]:
    size, counter = (1 << size_log2) + 16, 0
    piece = read(size)
    while True:
        following = read(size)
        nonce = counter.to_bytes(11, "big") + bytes([not following])
        chunk = opened(key, nonce + piece)
        if chunk is None:
            raise VaultError(DAMAGED, f"chunk {counter} does not open")
        yield chunk
        if not following:
            return
        piece, counter = following, counter + 1


def open_database(folder: Path, header: dict[str, Any], vault_key: bytes) -> dbapi2.Connection:
    path = folder / "case.db"  # §4
    with path.open("rb") as stream:
        if stream.read(16).hex() != header["db_salt"]:
            raise VaultError(DAMAGED, "the database's salt")
    raw_key = subkey(vault_key, b"ek1/db/%d" % header["db_gen"]).hex() + header["db_salt"]
    database = dbapi2.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)
    database.execute("PRAGMA cipher_log_level = NONE").fetchall()
    database.execute(f"PRAGMA key = \"x'{raw_key}'\"").fetchall()
    database.execute("PRAGMA cipher_compatibility = 4").fetchall()
    (version,) = database.execute("PRAGMA user_version").fetchone()
    if not 1 <= version <= NEWEST_SCHEMA:
        raise VaultError(TOO_NEW, f"schema {version}")
    return database


def check_database(database: dbapi2.Connection, reading: Reading) -> None:
    for pragma, sound in (("cipher_integrity_check", []), ("integrity_check", [("ok",)])):
        if database.execute(f"PRAGMA {pragma}").fetchall() != sound:
            reading.problems.append(f"{pragma} finds damage")
    check_ledger(database, reading)
    latest = {entry["object"]: entry["after"] for entry in reading.entries}
    known = {about: after for about, after in latest.items() if after is not None}
    found = dict(_digests(database, reading))
    for about in sorted(known.keys() | found.keys()):
        if known.get(about) != found.get(about):
            reading.problems.append(f"{about} is not as the ledger last recorded it")
    reading.items.sort(key=lambda item: int(item["number"]))


def check_ledger(database: dbapi2.Connection, reading: Reading) -> None:  # §5
    previous = "0" * 64
    cursor = database.execute(LEDGER)
    names = [column[0] for column in cursor.description]
    for position, row in enumerate(cursor, start=1):
        entry = dict(zip(names, row, strict=True))
        entry["detail"] = strict(entry["detail"].encode())
        salt, chain = entry.pop("salt"), entry.pop("chain")
        reading.entries.append({**entry, "chain": chain})
        if entry["n"] != position or chain != link(
            position, previous, commitment(salt, canonical(entry))
        ):
            reading.problems.append(f"the ledger breaks at entry {position}")
            return
        previous = chain
    key = Ed25519PublicKey.from_public_bytes(
        bytes.fromhex(reading.entries[0]["detail"]["ledger_public_key"])
    )
    for n, chain, at, signature in database.execute(
        "SELECT n, chain, at, signature FROM checkpoint"
    ):
        try:
            key.verify(signature, checkpoint_message(reading.vault_id, n, chain, at))
            is_of_this_chain = reading.entries[n - 1]["chain"] == chain
        except (InvalidSignature, IndexError):
            is_of_this_chain = False
        if not is_of_this_chain:
            reading.problems.append(f"the signed head at entry {n} does not hold")
        reading.checkpoints += 1


def _digests(database: dbapi2.Connection, reading: Reading) -> Iterator[tuple[str, str]]:
    secrets = dict(database.execute("SELECT name, value FROM secret"))
    key = secrets["record-hmac-sha256"]
    if "seal-certificate-pem" in secrets:
        certificate = secrets["seal-certificate-pem"].hex()
        yield "certificate", record_digest(key, "certificate", certificate)
    (version,) = database.execute("PRAGMA user_version").fetchone()
    queries = dict(ROWS)
    for since, more in ROWS_SINCE.items():
        queries |= more if version >= since else {}
    for prefix, query in queries.items():
        cursor = database.execute(query)
        for row in cursor:
            record = _record([column[0] for column in cursor.description[1:]], row[1:])
            if prefix in FACTS:
                why = record.pop("withdrawn_why")
                count = reading.standing if why is None else reading.withdrawn
                count[prefix] = count.get(prefix, 0) + 1
                record = record if why is None else {"fact": record, "withdrawn_why": why}
            if prefix in COUNTED:
                reading.standing[prefix] = reading.standing.get(prefix, 0) + 1
            if prefix == "item/":
                reading.items.append(record)
            yield f"{prefix}{row[0]}", record_digest(key, f"{prefix}{row[0]}", record)


def _record(names: list[str], row: tuple[Any, ...]) -> dict[str, Any]:
    record: dict[str, Any] = {}
    for name, column in zip(names, row, strict=True):
        if name == "jpeg":
            value: Any = hashlib.sha256(column).hexdigest()
        elif isinstance(column, bytes):
            value = column.decode("utf-8", "surrogatepass")
        elif name == "boxes":
            value = strict(column.encode())
        elif name == "proof":
            value = column.lower() or None
        else:
            value = bool(column) if name == "picture.has_location" else column
        outer, _, inner = name.rpartition(".")
        (record.setdefault(outer, {}) if outer else record)[inner] = value
    return record


def read_vault(folder: Path, secret: str, output: Path | None = None) -> Reading:
    """Read and verify everything; with ``output``, a new folder receives what verified, by id."""
    header, vault_key, actor = open_either_copy(folder, secret)
    reading = Reading(vault_id=header["id"], actor=actor)
    waiting: dict[str, bytes] = {}
    try:
        database = open_database(folder, header, vault_key)
        try:
            check_database(database, reading)
            waiting = _waiting(database)
            reading.has_database = True
        finally:
            database.close()
    except (OSError, dbapi2.Error, VaultError, LookupError, ValueError) as problem:
        reading.problems.append(f"the database cannot be read ({problem})")
    if output is not None:
        output.mkdir()
    blob_key = subkey(vault_key, b"ek1/blob-kek")
    for path in sorted((folder / "blobs").glob("??/*")):
        if re.fullmatch("[0-9a-f]{32}", path.name) and path.parent.name == path.name[:2]:
            try:
                reading.sealed[path.name] = _recovered(path, blob_key, output, waiting)
            except (OSError, VaultError) as problem:
                reading.problems.append(f"sealed file {path.name}: {problem}")
    _compare(reading)
    return reading


def _waiting(database: dbapi2.Connection) -> dict[str, bytes]:  # §6, a new key
    row = database.execute("SELECT value FROM secret WHERE name = 'rewrapping'").fetchone()
    data = row[0] if row else b""
    return {data[at : at + 16].hex(): data[at + 16 : at + 76] for at in range(0, len(data), 76)}


def _recovered(
    path: Path, blob_key: bytes, output: Path | None, waiting: dict[str, bytes]
) -> dict[str, Any]:
    key = waiting.get(path.name)
    if output is None:
        return open_sealed(path, blob_key, waiting=key)
    target = output / path.name  # never the recorded name: it may hold anything
    try:
        with target.open("xb") as stream:
            return open_sealed(path, blob_key, stream.write, key)
    except VaultError:
        target.unlink()  # chunks that opened are not a file that is whole
        raise


def _compare(reading: Reading) -> None:
    held = {item["id"]: item for item in reading.items if item["status"] == "held"}
    for item_id, item in held.items():
        if reading.sealed.get(item_id, {}).get("sha256") != item["sha256"]:
            reading.problems.append(f"{item['label']}: no sealed file holds what was recorded")
    for item_id in sorted(reading.sealed.keys() - held.keys()) if reading.has_database else ():
        reading.problems.append(f"sealed file {item_id}: no held item has it")


def main() -> int:
    parser = argparse.ArgumentParser(description="Read a vault of format EKV1.")
    parser.add_argument("vault", type=Path)
    parser.add_argument("--passphrase-file", type=Path, required=True)
    parser.add_argument("-o", "--output", type=Path)
    arguments = parser.parse_args()
    secret = arguments.passphrase_file.read_bytes().decode()
    try:
        reading = read_vault(
            arguments.vault, secret.removesuffix("\n").removesuffix("\r"), arguments.output
        )
    except (VaultError, OSError) as problem:
        sys.stderr.write(f"the vault does not open: {problem}\n")
        return 2
    sys.stdout.write("".join(f"{line}\n" for line in _lines(reading)))
    return 1 if reading.problems else 0


def _lines(reading: Reading) -> Iterator[str]:
    yield f"vault {reading.vault_id}, opened by {reading.actor}"
    if reading.entries:
        head = reading.entries[-1]
        yield f"ledger {head['n']} entries, head {head['chain']}, {reading.checkpoints} signed"
    for kind in FACTS if reading.has_database else ():
        standing, withdrawn = reading.standing.get(kind, 0), reading.withdrawn.get(kind, 0)
        yield f"{kind[:-1]}: {standing} recorded, {withdrawn} withdrawn"
    rows = {item["id"]: (item["label"], item["status"]) for item in reading.items}
    for item_id in [*rows, *(each for each in reading.sealed if each not in rows)]:
        label, status = rows.get(item_id, ("no row", "sealed file"))
        record = reading.sealed.get(item_id)
        what = f"{record['sha256']} {record['name']!a}" if record else "no bytes"
        yield f"{label} {status} {item_id} {what}"
    yield from (f"PROBLEM {problem}" for problem in reading.problems)


if __name__ == "__main__":
    sys.exit(main())
