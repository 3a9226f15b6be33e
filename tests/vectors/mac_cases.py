"""Headers that were edited without the key, with a checksum that fits: the MAC catches each.

The first slot is left as it is, so the passphrase still gives the vault key, and nothing but the
MAC stands between the edit and a vault that opens (FORMAT.md §2).
"""

from collections.abc import Iterator

from tests.vectors.composing import (
    AT,
    PASSPHRASE,
    VAULT_KEY,
    Case,
    constant,
    recovery_code,
    written,
)
from tests.vectors.header_cases import (
    DAMAGED,
    case,
    checksummed,
    header_body,
    header_file,
    slot,
)


def mac_cases() -> Iterator[Case]:
    sound = header_file(written(header_body()))
    mac = sound[-64:-32]
    one, two = header_body()["slots"]

    def edited(name: str, **changes: object) -> Case:
        body = written(header_body(**changes))
        data = b"EKVAULT1\n" + len(body).to_bytes(4, "big") + body + mac
        return case(name, checksummed(data), PASSPHRASE, DAMAGED, "")

    yield edited("an earlier generation", gen=2)
    yield edited("a generation far ahead", gen=1 << 40)
    yield edited("another time", created="2027-01-01T00:00:00Z")
    yield edited("another database salt", db_salt="0" * 32)
    yield edited("another database key", db_gen=2)
    yield edited("another next database key", db_gen_next=2)
    yield edited("without the second slot", slots=[one])
    yield edited("a slot more", slots=[one, two, slot(3, "passphrase", "a stranger's words")])
    yield edited(
        "a slot first that does not open", slots=[slot(3, "recovery", recovery_code("x")), one]
    )
    yield edited("the slots in another order", slots=[two, one])
    for name, value in (
        *(("n", 9), ("kind", "passphrase"), ("m", 65_537), ("t", 2), ("p", 1)),
        *(("salt", "0" * 32), ("nonce", "0" * 24), ("ct", "0" * 96)),
        ("created", AT.replace("2026", "2027")),
    ):
        yield edited(f"another {name} in the second slot", slots=[one, {**two, name: value}])
    body = sound[13:-64]
    for name, other in (
        ("no MAC", bytes(32)),
        ("the vault key as MAC", VAULT_KEY),
        ("a MAC under another key", constant("another MAC", 32)),
        ("the MAC with its last bit flipped", mac[:-1] + bytes([mac[-1] ^ 1])),
    ):
        data = b"EKVAULT1\n" + len(body).to_bytes(4, "big") + body + other
        yield case(name, checksummed(data), PASSPHRASE, DAMAGED, "")
