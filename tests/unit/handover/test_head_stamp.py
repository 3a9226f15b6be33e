import shlex
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from evidence_kit.handover.head_stamp import HEAD_STAMP_NAME, newest_stamp
from evidence_kit.handover.package import PackageResult, write_package
from evidence_kit.handover.verification import PackageVerdict, verify_package
from evidence_kit.handover.wrapping import Form, Wrapping
from evidence_kit.model import Anchor, AnchorKind, Digest, Finding, Verdict
from evidence_kit.progress import Cancel, silent
from evidence_kit.timestamping.requests import new_request
from tests.authority import Authority
from tests.fakes import STARTED_AT
from tests.sealed_pdfs import report_like

OTHER = Digest("ab" * 32)


def stamped(world, authority: Authority, n: int, chain: Digest | None = None) -> Anchor:
    pinned = world.case_file.ledger[n - 1].chain
    return Anchor(
        number=n,
        kind=AnchorKind.TIMESTAMP,
        n=n,
        chain=pinned,
        made_at=STARTED_AT,
        with_whom="http://a.example/",
        proof=authority.reply_to(new_request(chain or pinned, 7).der),
    )


def packed(world, anchors: tuple[Anchor, ...], target_path: Path) -> PackageResult:
    target_path.mkdir(exist_ok=True)
    order = replace(world.order, case_file=replace(world.case_file, anchors=anchors))
    return write_package(
        order,
        open_item=world.open_item,
        make_report=lambda digests: report_like(order, digests),
        checklist_pdf=None,
        papers={},
        page=None,
        target_path=target_path,
        wrapping=Wrapping(form=Form.FOLDER),
        report=silent,
        cancel=Cancel(),
    )


def checked(made: PackageResult) -> tuple[PackageVerdict, Finding | None]:
    found = verify_package(
        made.folder_path, code=made.hand_over_code, report=silent, cancel=Cancel()
    )
    stamps = [each for each in found.findings if each.subject == HEAD_STAMP_NAME]
    # Its bytes are one answer, what it proves another.
    return found.overall, stamps[-1] if stamps else None


def test_without_a_time_stamp_nothing_is_added_and_nothing_said(world, tmp_path: Path):
    made = packed(world, (), tmp_path / "out")
    assert not (made.folder_path / HEAD_STAMP_NAME).exists()
    assert checked(made) == (PackageVerdict.INTACT, None)


def test_the_newest_time_stamp_goes_along_and_says_what_it_proves(
    world, tmp_path: Path, authority: Authority
):
    anchors = tuple(stamped(world, authority, n) for n in (1, 3, 2))
    assert newest_stamp(replace(world.case_file, anchors=anchors)) == anchors[1]
    made = packed(world, anchors, tmp_path / "out")
    verdict, finding = checked(made)
    assert verdict is PackageVerdict.INTACT
    assert finding is not None
    assert finding.verdict is Verdict.INTACT
    assert finding.detail.startswith("entry 3 and all before it existed at ")


def test_a_time_stamp_of_another_record_is_named(world, tmp_path: Path, authority: Authority):
    made = packed(world, (), tmp_path / "out")
    other = authority.reply_to(new_request(OTHER, 7).der)
    (made.folder_path / HEAD_STAMP_NAME).write_bytes(other)
    verdict, finding = checked(made)
    assert verdict is PackageVerdict.BAD
    assert finding is not None
    assert "never had" in finding.detail


def test_what_is_no_time_stamp_is_named(world, tmp_path: Path):
    made = packed(world, (), tmp_path / "out")
    (made.folder_path / HEAD_STAMP_NAME).write_bytes(b"no reply")
    verdict, finding = checked(made)
    assert verdict is PackageVerdict.BAD
    assert finding is not None
    assert finding.verdict is Verdict.ALTERED


def test_a_record_that_does_not_hold_leaves_the_time_stamp_unanswered(
    world, tmp_path: Path, authority: Authority
):
    made = packed(world, (stamped(world, authority, 2),), tmp_path / "out")
    log_path = made.folder_path / "data/index/custody-log.jsonl"
    log_path.write_bytes(log_path.read_bytes().replace(b'"n":1', b'"n":9', 1))
    verdict, finding = checked(made)
    assert verdict is PackageVerdict.BAD
    assert finding is not None
    assert finding.verdict is Verdict.NOT_CHECKED


@pytest.mark.parametrize(("digest", "is_accepted"), [(None, True), (OTHER, False)])
def test_the_line_of_the_read_me_is_judged_by_openssl(
    world, tmp_path: Path, authority: Authority, digest: Digest | None, *, is_accepted: bool
):
    made = packed(world, (stamped(world, authority, 2),), tmp_path / "out")
    text = (made.folder_path / "READ-ME-FIRST.txt").read_text("ascii")
    line = next(line.strip() for line in text.splitlines() if "openssl ts" in line)
    words = shlex.split(line.replace("AUTHORITY.pem", str(authority.root_path)))
    at = words.index("-digest") + 1
    words[at] = words[at] if digest is None else digest
    judged = subprocess.run(words, cwd=made.folder_path, capture_output=True, check=False)
    assert (b"Verification: OK" in judged.stdout + judged.stderr) is is_accepted
