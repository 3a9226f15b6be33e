"""Headers that open, and headers that must not, each with the one right answer (FORMAT.md §2)."""

import base64
import hashlib
import hmac
import unicodedata
from collections.abc import Iterator

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tests.vectors.composing import (
    AT,
    PASSPHRASE,
    VAULT_ID,
    VAULT_KEY,
    Case,
    constant,
    derived,
    recovery_code,
    subkey,
    written,
)

OPENS, WRONG, DAMAGED, TOO_NEW = "opens", "wrong passphrase", "damaged", "too new"


def header_cases() -> Iterator[Case]:
    sound = header_file(written(header_body()))
    for name, *answer in secrets_to_try():
        yield case(f"opened by {name}", sound, *answer)
    for name, data in damaged_headers(sound):
        yield case(name, data, PASSPHRASE, DAMAGED, "")
    for name, data, *outcome in changed_headers():
        yield case(name, data, PASSPHRASE, *outcome)


def case(name: str, data: bytes, secret: str, expected: str, actor: str) -> Case:
    return {
        "name": name,
        "data": base64.b64encode(data).decode(),
        "secret": secret,
        "expected": expected,
        "actor": actor,
        "vault_key": VAULT_KEY.hex() if expected == OPENS else "",
    }


def slot(n: int, kind: str, secret: str) -> Case:
    about = {"n": n, "kind": kind, "m": 65_536, "t": 1, "p": 4, "created": AT}
    salt, nonce = constant(f"slot salt {n}", 16), constant(f"slot nonce {n}", 12)
    bound_to = written(["EK-slot-1", VAULT_ID, n, kind, 65_536, 1, 4, salt.hex(), AT])
    wrapped = AESGCM(derived(secret, salt)).encrypt(nonce, VAULT_KEY, bound_to)
    return {**about, "salt": salt.hex(), "nonce": nonce.hex(), "ct": wrapped.hex()}


def header_body(**changes: object) -> Case:
    return {
        "v": 1,
        "gen": 3,
        "id": VAULT_ID,
        "created": AT,
        "db_gen": 1,
        "db_gen_next": 1,
        "db_salt": constant("database salt", 16).hex(),
        "slots": [
            slot(1, "passphrase", PASSPHRASE),
            slot(2, "recovery", recovery_code("sheet")),
        ],
        **changes,
    }


def header_file(body: bytes) -> bytes:
    mac = hmac.digest(subkey(VAULT_KEY, b"ek1/hdr"), body, "sha256")
    return checksummed(b"EKVAULT1\n" + len(body).to_bytes(4, "big") + body + mac)


def checksummed(data: bytes) -> bytes:
    return data + hashlib.sha256(data).digest()


def secrets_to_try() -> Iterator[tuple[str, str, str, str]]:
    code = recovery_code("sheet")
    yield "the passphrase", PASSPHRASE, OPENS, "passphrase"
    decomposed = unicodedata.normalize("NFD", PASSPHRASE)
    yield "the passphrase, typed decomposed", decomposed, OPENS, "passphrase"
    yield "the recovery code", code, OPENS, "recovery"
    yield (
        "the recovery code, lower case, grouped",
        f"{code[:4]}-{code[4:]}".lower(),
        OPENS,
        "recovery",
    )
    yield "another passphrase", "five unrelated words cuvaj me", WRONG, ""
    yield "the passphrase and a space", PASSPHRASE + " ", WRONG, ""
    yield "the passphrase in capitals", PASSPHRASE.upper(), WRONG, ""
    yield "a recovery code of another vault", recovery_code("other sheet"), WRONG, ""
    yield "a mistyped recovery code", code[1] + code[0] + code[2:], WRONG, ""
    yield "nothing", "", WRONG, ""


def damaged_headers(sound: bytes) -> Iterator[tuple[str, bytes]]:
    end = len(sound)
    for part, position in (
        *(("the magic", 0), ("the length", 12), ("the first slot", 200)),
        *(("the MAC", end - 64), ("the checksum", end - 1)),
    ):
        yield f"a bit of {part} flipped", flipped(sound, position)
    for size in (0, 1, 9, 13, 76, 77, end // 2, end - 1):
        yield f"cut to {size} bytes", sound[:size]
    yield "a byte more", sound + b"\0"
    yield "twice the same", sound + sound
    body = sound[13:-64]
    yield "the MAC changed, the checksum made to fit", checksummed(flipped(sound, end - 64)[:-32])
    later = body.replace(b'"gen":3', b'"gen":4')
    yield (
        "the generation changed, the checksum made to fit",
        checksummed(sound[:13] + later + sound[-64:-32]),
    )
    for name, text in (
        ("a space", body.replace(b'"gen":3', b'"gen": 3')),
        ("keys out of order", b'{"v":1,' + body[1:].replace(b',"v":1}', b"}")),
        ("a key twice", body.replace(b'"gen":3', b'"gen":3,"gen":3')),
        ("a float", body.replace(b'"gen":3', b'"gen":3.0')),
        ("an escape that is not needed", body.replace(b'"passphrase"', b'"p\\u0061ssphrase"')),
        ("no JSON", b"\0" * 100),
    ):
        yield f"not canonical: {name}", header_file(text)


def changed_headers() -> Iterator[tuple[str, bytes, str, str]]:
    """Yield headers with a MAC and checksum that fit, which only a holder of the key can make."""

    def file(**changes: object) -> bytes:
        return header_file(written(header_body(**changes)))

    def slot_file(**changes: object) -> bytes:
        return file(slots=[{**slot(1, "passphrase", PASSPHRASE), **changes}])

    yield "a slot of an unknown kind", file(slots=[slot(7, "worker", PASSPHRASE)]), OPENS, "worker"
    eight = [slot(n, "passphrase", "another passphrase") for n in range(1, 8)]
    yield (
        "eight slots",
        file(slots=[*eight, slot(8, "passphrase", PASSPHRASE)]),
        OPENS,
        "passphrase",
    )
    yield "a later version", file(v=2), TOO_NEW, ""
    yield (
        "a later version with other fields",
        header_file(written({"v": 9, "new": []})),
        TOO_NEW,
        "",
    )
    # Without the slot's own key nobody can say whether it was changed or the passphrase is wrong.
    for name, text in (("salt", "0" * 32), ("nonce", "0" * 24), ("ct", "0" * 96)):
        yield f"another slot {name}", slot_file(**{name: text}), WRONG, ""
    yield "another slot number", slot_file(n=5), WRONG, ""
    yield "another vault's slot", file(id="f" * 32), WRONG, ""
    for name, value in bad_slot_values():
        shown = f"{value[:1]!r} x {len(value)}" if isinstance(value, str) else repr(value)
        yield f"a slot with {name} {shown}", slot_file(**{name: value}), DAMAGED, ""
    one = slot(1, "passphrase", PASSPHRASE)
    nine = [slot(n, "passphrase", "another passphrase") for n in range(1, 10)]
    hinted = {**one, "hint": ""}
    bad_lists: tuple[tuple[str, list[object]], ...] = (
        ("no slot", []),
        ("nine slots", [*nine]),
        ("a slot number twice", [one, one]),
        ("a slot that is no object", [1]),
        ("a slot with an unknown field", [hinted]),
    )
    for name, slots in bad_lists:
        yield name, file(slots=slots), DAMAGED, ""
    bad_fields: tuple[tuple[str, object], ...] = (
        *(("v", 0), ("v", True), ("v", "1"), ("gen", "3"), ("id", "0" * 31)),
    )
    for name, value in bad_fields:
        yield f"{name} {value!r}", file(**{name: value}), DAMAGED, ""
    yield "an unknown field", file(hint="my dog"), DAMAGED, ""
    lacking = {name: value for name, value in header_body().items() if name != "db_gen_next"}
    yield "a missing field", header_file(written(lacking)), DAMAGED, ""
    yield "a list", header_file(b"[]"), DAMAGED, ""


def bad_slot_values() -> Iterator[tuple[str, object]]:
    yield from (("m", m) for m in (65_535, 1_048_577, -1, 1 << 70, True))
    yield from (("t", t) for t in (0, 17))
    yield from (("p", p) for p in (0, 9))
    yield from (("n", "1"), ("kind", 1))
    yield from (("salt", salt) for salt in ("A" * 32, " " * 32, "0" * 30))
    yield from (("nonce", "0" * 32), ("ct", "0" * 94), ("ct", None))


def flipped(data: bytes, position: int) -> bytes:
    return data[:position] + bytes([data[position] ^ 1]) + data[position + 1 :]
