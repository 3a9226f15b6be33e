"""The case's own keys, kept inside the encrypted database."""

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import load_der_private_key

from evidence_kit.store.connection import Database

LEDGER_KEY = "ledger-ed25519"
"""Raw Ed25519 private key that signs checkpoints."""
RECORD_KEY = "record-hmac-sha256"
"""32 random bytes; keys the digests under which the ledger records rows. Outlives a re-key."""
CERTIFICATE_KEY = "seal-p256-pkcs8"
"""P-256 private key in PKCS #8 DER that seals reports and packages."""
CERTIFICATE = "seal-certificate-pem"
"""The self-signed certificate that goes with it."""

REWRAPPING = "rewrapping"
"""There only while a new vault key is taken into use: the sealed files' keys, wrapped under it."""

_INSERT = "INSERT INTO secret (name, value) VALUES (?, ?)"
_SELECT = "SELECT value FROM secret WHERE name = ?"
_DELETE = "DELETE FROM secret WHERE name = ?"


def put(database: Database, name: str, value: bytes) -> None:
    """Store a key under its name."""
    database.run(_INSERT, (name, value))


def find(database: Database, name: str) -> bytes | None:
    """Return a key, or ``None`` when the case has none of this name."""
    row = database.find_row(_SELECT, (name,))
    return None if row is None else bytes(row[0])


def remove(database: Database, name: str) -> None:
    """Forget what is kept under a name."""
    database.run(_DELETE, (name,))


def is_pair(private_key_der: bytes, certificate_pem: bytes) -> bool:
    """Whether a certificate was made for this private key."""
    try:
        key = load_der_private_key(private_key_der, password=None)
        certificate = x509.load_pem_x509_certificate(certificate_pem)
        return bool(key.public_key() == certificate.public_key())
    except (ValueError, TypeError, UnsupportedAlgorithm):
        return False
