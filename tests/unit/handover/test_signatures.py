import hashlib

import pytest

from evidence_kit.handover.certificate import make_certificate
from evidence_kit.handover.seal import make_seal
from evidence_kit.handover.signatures import (
    SignatureFormError,
    is_by,
    is_over,
    public_key_of,
    read_signature,
    with_stamp,
    without_room,
)
from evidence_kit.timestamping.replies import token_of
from evidence_kit.timestamping.requests import new_request
from tests.authority import Authority
from tests.fakes import STARTED_AT

KEY, PEM = make_certificate("EK-2026-000123", STARTED_AT)
TEXT = b"some text"
MADE = make_seal(TEXT, KEY, PEM)


def test_a_signature_says_over_what_and_by_whom_it_is():
    read = read_signature(MADE)
    _, other_pem = make_certificate("EK-2026-000123", STARTED_AT)

    assert is_over(read, hashlib.sha256(TEXT).digest())
    assert not is_over(read, hashlib.sha256(b"other").digest())
    assert is_by(read, public_key_of(PEM))
    assert not is_by(read, public_key_of(other_pem))
    assert read.stamp_der is None


def test_a_stamp_is_added_and_touches_nothing_that_was_signed(authority: Authority):
    before = read_signature(MADE)
    imprint = hashlib.sha256(before.value).hexdigest()
    token = token_of(authority.reply_to(new_request(imprint, 7).der))

    after = read_signature(with_stamp(MADE, token))

    assert after.stamp_der == token
    assert after.signed_attributes_der == before.signed_attributes_der
    assert is_by(after, public_key_of(PEM))


def test_the_room_behind_a_signature_is_taken_away_and_nothing_else():
    assert without_room(MADE + bytes(100)) == MADE
    with pytest.raises(SignatureFormError):
        without_room(MADE + b"\0x")
    with pytest.raises(SignatureFormError):
        without_room(MADE[:-1])


@pytest.mark.parametrize("der", [b"", b"0", MADE[:-1], MADE + b"\0"])
def test_what_is_no_signature_is_refused(der):
    with pytest.raises(SignatureFormError):
        read_signature(der)
    with pytest.raises(SignatureFormError):
        with_stamp(der, MADE)
