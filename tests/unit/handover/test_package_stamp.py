import hashlib
import shutil
from pathlib import Path

import pytest

from evidence_kit.handover import bag
from evidence_kit.handover.package_stamp import package_stamp_findings
from evidence_kit.handover.seal import TIMESTAMP_NAME
from evidence_kit.handover.verification import PackageVerdict, verify_package
from evidence_kit.model import Digest, Verdict
from evidence_kit.progress import Cancel, silent
from evidence_kit.timestamping.requests import new_request
from tests.authority import Authority
from tests.unit.handover.conftest import World
from tests.unit.handover.witnesses import Script, answers_of_the_page, checker


@pytest.fixture(scope="module")
def stamped(world: World, authority: Authority, tmp_path_factory: pytest.TempPathFactory):
    """A package that was stamped when it was made."""

    def stamp(digest: Digest) -> bytes:
        return authority.reply_to(new_request(digest, 7).der)

    return world.write(tmp_path_factory.mktemp("stamped"), stamp=stamp)


@pytest.fixture
def stamped_path(stamped, tmp_path: Path) -> Path:
    """A fresh copy of it, to be tampered with."""
    return Path(shutil.copytree(stamped.folder_path, tmp_path / "stamped"))


@pytest.fixture(scope="module")
def lists(qapp):  # noqa: ARG001 - the engine needs an application
    return Script("lists.js")


def answer(made, path: Path):
    found = verify_package(path, code=made.hand_over_code, report=silent, cancel=Cancel())
    stamps = [each for each in found.findings if each.subject == TIMESTAMP_NAME]
    assert len(stamps) == 1
    return found.overall, stamps[0]


def all_answers(lists, made, path: Path):
    """What program, page and script say of a package and of its stamp; left is not checked."""
    code = made.hand_over_code
    overall, finding = answer(made, path)
    page = answers_of_the_page(lists, path, code)
    script = checker()
    found = script["check"](path)
    (of_page,) = [each for each in page["findings"] if each["path"] == TIMESTAMP_NAME]
    (of_script,) = [verdict for verdict, subject, _ in found if subject == TIMESTAMP_NAME]
    return {
        (overall.value, finding.verdict.value),
        (page["overall"], "intact" if of_page["isLeft"] else of_page["verdict"]),
        (
            script["overall"](found, code, script["code_of"](path)),
            "intact" if of_script == "not-checked" else of_script,
        ),
    }


def test_a_stamp_over_the_package_says_when_it_was_there(stamped):
    overall, finding = answer(stamped, stamped.folder_path)

    assert overall is PackageVerdict.INTACT
    assert finding.detail.startswith("the package existed at 20")
    assert "compare its certificate" in finding.detail


def test_a_stamped_package_says_so_where_its_lists_see_it(stamped, made):
    fields = bag.read_info((stamped.folder_path / bag.INFO_NAME).read_bytes())

    assert fields["Time-Stamp"] == TIMESTAMP_NAME
    assert "Time-Stamp" not in bag.read_info((made.folder_path / bag.INFO_NAME).read_bytes())


def test_everybody_says_the_same_of_a_whole_stamped_package(stamped, lists):
    assert all_answers(lists, stamped, stamped.folder_path) == {("intact", "intact")}


def test_a_stamp_of_another_package_is_named_by_all(stamped, stamped_path, lists, authority):
    other = Digest(hashlib.sha256(b"another tag manifest").hexdigest())
    (stamped_path / TIMESTAMP_NAME).write_bytes(authority.reply_to(new_request(other, 7).der))

    assert all_answers(lists, stamped, stamped_path) == {("bad", "altered")}


@pytest.mark.parametrize("reply", [b"no reply", b""])
def test_what_is_no_stamp_is_named_by_all(reply, stamped, stamped_path, lists):
    (stamped_path / TIMESTAMP_NAME).write_bytes(reply)

    assert all_answers(lists, stamped, stamped_path) == {("bad", "altered")}


def test_a_stamp_that_was_taken_away_is_missed_by_all(stamped, stamped_path, lists):
    (stamped_path / TIMESTAMP_NAME).unlink()

    assert all_answers(lists, stamped, stamped_path) == {("bad", "missing")}


def test_a_stamp_that_nobody_promised_is_added_though_it_holds(
    made, package_path, lists, authority: Authority
):
    reply = authority.reply_to(new_request(made.hand_over_code, 7).der)
    (package_path / TIMESTAMP_NAME).write_bytes(reply)

    assert all_answers(lists, made, package_path) == {("added-to", "added")}


def test_a_stamp_with_a_changed_byte_is_named(stamped, stamped_path):
    changed = bytearray((stamped_path / TIMESTAMP_NAME).read_bytes())
    changed[-20] ^= 1
    (stamped_path / TIMESTAMP_NAME).write_bytes(changed)

    assert answer(stamped, stamped_path)[1].verdict is Verdict.ALTERED


def test_a_link_in_its_place_is_unreadable(stamped, stamped_path):
    (stamped_path / TIMESTAMP_NAME).unlink()
    (stamped_path / TIMESTAMP_NAME).symlink_to("/etc/hostname")

    assert answer(stamped, stamped_path)[1].verdict is Verdict.UNREADABLE


def test_without_a_stamp_nothing_is_said(made):
    found = verify_package(made.folder_path, code=None, report=silent, cancel=Cancel())

    assert [each for each in found.findings if each.subject == TIMESTAMP_NAME] == []
    assert package_stamp_findings.__doc__ is not None
