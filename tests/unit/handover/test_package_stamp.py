import hashlib
from pathlib import Path

import pytest

from evidence_kit.handover.package_stamp import package_stamp_findings
from evidence_kit.handover.seal import TIMESTAMP_NAME
from evidence_kit.handover.verification import PackageVerdict, verify_package
from evidence_kit.model import Digest, Verdict
from evidence_kit.progress import Cancel, silent
from evidence_kit.timestamping.requests import new_request
from tests.authority import Authority


@pytest.fixture(scope="module")
def reply(made, authority: Authority):
    """A stamp over the whole package."""
    return authority.reply_to(new_request(made.hand_over_code, 7).der)


def answer(made, path: Path):
    found = verify_package(path, code=made.hand_over_code, report=silent, cancel=Cancel())
    stamps = [each for each in found.findings if each.subject == TIMESTAMP_NAME]
    return found.overall, stamps[0]


def test_a_stamp_over_the_package_says_when_it_was_there(made, package_path, reply):
    (package_path / TIMESTAMP_NAME).write_bytes(reply)

    overall, finding = answer(made, package_path)

    assert overall is PackageVerdict.INTACT
    assert finding.detail.startswith("the package existed at 20")
    assert "compare its certificate" in finding.detail


def test_a_stamp_of_another_package_is_named(made, package_path, authority: Authority):
    other = Digest(hashlib.sha256(b"another tag manifest").hexdigest())
    (package_path / TIMESTAMP_NAME).write_bytes(authority.reply_to(new_request(other, 7).der))

    overall, finding = answer(made, package_path)

    assert (overall, finding.verdict) == (PackageVerdict.BAD, Verdict.ALTERED)


def test_a_stamp_with_a_changed_byte_is_named(made, package_path, reply):
    changed = bytearray(reply)
    changed[-20] ^= 1
    (package_path / TIMESTAMP_NAME).write_bytes(changed)

    assert answer(made, package_path)[1].verdict is Verdict.ALTERED


def test_a_link_in_its_place_is_unreadable(made, package_path):
    (package_path / TIMESTAMP_NAME).symlink_to("/etc/hostname")

    assert answer(made, package_path)[1].verdict is Verdict.UNREADABLE


def test_without_a_stamp_nothing_is_said(made):
    found = verify_package(made.folder_path, code=None, report=silent, cancel=Cancel())

    assert [each for each in found.findings if each.subject == TIMESTAMP_NAME] == []
    assert package_stamp_findings.__doc__ is not None
