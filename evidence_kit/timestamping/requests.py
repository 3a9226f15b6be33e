"""The request for a time stamp: what leaves the computer, byte for byte (RFC 3161 §2.4.1).

It holds the head of the ledger – a hash over salted hashes, which says nothing of the case –, a
random number, and the wish for the authority's certificate. It names no case and no person.
"""

from dataclasses import dataclass

from asn1crypto import tsp

from evidence_kit.model import Digest

NONCE_BITS = 64
"""A reply that repeats this many random bits was made after the request."""

_LONGEST_BYTES = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class StampRequest:
    """One request."""

    der: bytes
    """Exactly what is sent."""
    imprint: Digest
    """The hash in it: h_n itself, the ledger's head."""
    nonce: int


def new_request(chain: Digest, nonce: int) -> StampRequest:
    """Return the request to stamp a head.

    Args:
        chain: The head, h_n; being a SHA-256, it goes in as it is.
        nonce: 64 random bits.
    """
    request = tsp.TimeStampReq(
        {
            "version": "v1",
            "message_imprint": {
                "hash_algorithm": {"algorithm": "sha256"},
                "hashed_message": bytes.fromhex(chain),
            },
            "nonce": nonce,
            "cert_req": True,
        }
    )
    return StampRequest(der=request.dump(), imprint=chain, nonce=nonce)


def read_request(der: bytes) -> StampRequest:
    """Return what a request says that :func:`new_request` made.

    Raises:
        ValueError: It is no such request.
    """
    if len(der) > _LONGEST_BYTES:
        raise ValueError("longer than any request")
    try:
        found = tsp.TimeStampReq.load(der, strict=True).native
        imprint = Digest(found["message_imprint"]["hashed_message"].hex())
        made = new_request(imprint, found["nonce"])
    except (TypeError, KeyError, AttributeError) as problem:
        raise ValueError("no request") from problem
    if made.der != der:
        raise ValueError("not a request of this program")
    return made
