import secrets
import subprocess
from pathlib import Path

import pytest

from evidence_kit.model import Digest
from evidence_kit.timestamping.requests import NONCE_BITS, new_request, read_request

CHAIN = Digest("0123abcd" * 8)


def test_the_request_is_one_that_openssl_reads(tmp_path: Path):
    (tmp_path / "query").write_bytes(new_request(CHAIN, 0x1234).der)
    told = subprocess.run(
        ["openssl", "ts", "-query", "-in", tmp_path / "query", "-text"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    assert "Hash Algorithm: sha256" in told
    assert "Nonce: 0x1234" in told
    assert "Certificate required: yes" in told


def test_the_request_holds_the_head_and_chance_and_nothing_else():
    first, second = new_request(CHAIN, 1 << 63), new_request(Digest("ff" * 32), 1 << 63)
    assert len(first.der) < 80
    assert first.der.replace(bytes.fromhex(CHAIN), b"\xff" * 32) == second.der


@pytest.mark.parametrize("nonce", [0, 1, (1 << NONCE_BITS) - 1])
def test_a_request_is_read_back(nonce: int):
    request = new_request(CHAIN, nonce)
    assert read_request(request.der) == request


@pytest.mark.parametrize(
    "der",
    [
        b"",
        b"junk",
        new_request(CHAIN, 5).der + b"\0",
        new_request(CHAIN, 5).der[:-1],
        bytes(300),
        b"\x30\x03\x02\x01\x01",
    ],
)
def test_what_is_no_request_of_ours_is_refused(der: bytes):
    with pytest.raises(ValueError, match=r"."):
        read_request(der)


def test_random_bytes_are_refused_and_nothing_worse():
    for length in range(60):
        with pytest.raises(ValueError, match=r"."):
            read_request(secrets.token_bytes(length))
