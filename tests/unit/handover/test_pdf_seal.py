import io
import shutil
import subprocess
import sys
from datetime import UTC, datetime

import pikepdf
import pytest
from pyhanko.pdf_utils.generic import NumberObject, pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from evidence_kit import custody
from evidence_kit.errors import ReportError
from evidence_kit.handover.bag import Manifest
from evidence_kit.handover.certificate import make_certificate
from evidence_kit.handover.listing import Found, Measured
from evidence_kit.handover.pdf_seal import seal_pdf, seal_with, signer_command, stamped
from evidence_kit.handover.pdf_signing import SigningOrder
from evidence_kit.handover.seal import CERTIFICATE_NAME
from evidence_kit.handover.sealed_report import STAMP_SUBJECT, report_findings, sealed_bytes
from evidence_kit.handover.signatures import read_signature
from evidence_kit.i18n import Words
from evidence_kit.model import (
    AgeInPicture,
    Ages,
    Case,
    CaseFile,
    CaseId,
    Digest,
    ExportFacts,
    LedgerHead,
)
from evidence_kit.progress import silent
from evidence_kit.report.police_report import build
from evidence_kit.timestamping.requests import new_request
from tests import pdf_judges
from tests.pdf_judges import PYHANKO, pyhanko_says
from tests.pdf_lint import lint

MADE_AT = datetime(2026, 11, 21, 0, 12, 5, tzinfo=UTC)
FACTS = ExportFacts(
    version=2, made_at=MADE_AT, offset_minutes=60, app_version="0.1.0", system="", language="en"
)
needs_pdfsig = pytest.mark.skipif(shutil.which("pdfsig") is None, reason="poppler-utils is absent")


@pytest.fixture(scope="module")
def pair():
    return make_certificate("EK-2026-482913", MADE_AT)


@pytest.fixture(scope="module")
def case_file(pair):
    """The smallest case that can be reported."""
    return CaseFile(
        case=Case(
            id=CaseId("a" * 32),
            reference="EK-2026-482913",
            created_at=MADE_AT,
            created_offset_minutes=60,
            ages=Ages(now=30, in_picture=AgeInPicture.ADULT),
            country="",
            language="en",
            initials="JS",
        ),
        items=(),
        pictures={},
        identifiers=(),
        payments=(),
        events=(),
        statement=None,
        removals=(),
        ledger=(),
        head=LedgerHead(n=0, chain=custody.GENESIS),
        certificate_pem=pair[1],
    )


@pytest.fixture(scope="module")
def pdf(case_file):
    return build(
        case_file,
        FACTS,
        digests={},
        is_disclosed=lambda _entry: True,
        preview_of=lambda _item_id: None,
        words=Words(),
        report=silent,
    )


@pytest.fixture(scope="module")
def sealed(pdf, pair, case_file):
    return seal_pdf(pdf, *pair, case_file.case, FACTS)


@pytest.fixture
def told(tmp_path):
    """Let pdfsig look at a PDF; returns what it says."""

    def look(pdf):
        path = tmp_path / "report.pdf"
        path.write_bytes(pdf)
        run = ["pdfsig", "-nocert", path]
        return subprocess.run(run, capture_output=True, text=True, check=False).stdout

    return look


def turned(sealed):
    """Turn the first page by an update after the signature, as an editor would."""
    document = IncrementalPdfFileWriter(io.BytesIO(sealed))
    page = document.root["/Pages"]["/Kids"][0]
    page[pdf_name("/Rotate")] = NumberObject(90)
    document.update_container(page)
    grown = io.BytesIO()
    document.write(grown)
    return grown.getvalue()


def test_pyhanko_finds_it_intact_whole_and_unchanged(sealed):
    assert pyhanko_says(sealed) == "True True ENTIRE_FILE NONE True"


def test_pyhanko_finds_a_changed_byte(sealed):
    at = sealed.index(b"/Lang")
    assert not pyhanko_says(sealed[:at] + b"/LAng" + sealed[at + 5 :]).startswith("True True")


def test_pyhanko_finds_a_page_that_was_turned_afterwards(sealed):
    said = pyhanko_says(turned(sealed))
    assert "ENTIRE_FILE" not in said
    assert not said.endswith("NONE True")


@needs_pdfsig
def test_an_outside_judge_finds_the_whole_report_sealed(sealed, told):
    said = told(sealed)
    assert "Signature is Valid" in said
    assert "Total document signed" in said
    assert "ETSI.CAdES.detached" in said
    assert "Evidence Kit case EK-2026-482913 (self-signed)" in said


@needs_pdfsig
def test_a_changed_byte_is_found(sealed, told):
    at = sealed.index(b"/Pages")
    changed = sealed[:at] + b"/PAges" + sealed[at + 6 :]
    assert "Signature is Valid" not in told(changed)


@needs_pdfsig
def test_something_added_afterwards_is_found(sealed, told):
    grown = io.BytesIO(sealed)
    assert "Total document signed" not in told(grown.getvalue() + b"\n%% more\n%%EOF\n")


PAPER_JUDGES = {
    pdf_judges.qpdf: pdf_judges.cut_short,
    pdf_judges.pdffonts: pdf_judges.without_a_font,
    pdf_judges.pdfinfo: pdf_judges.without_structure,
}
"""Judge of a PDF as such → what it must not let through."""


@pytest.mark.parametrize("judge", PAPER_JUDGES, ids=lambda judge: judge.__name__)
def test_an_outside_judge_accepts_the_sealed_report_and_refuses_it_broken(sealed, tmp_path, judge):
    path = tmp_path / "report.pdf"
    path.write_bytes(sealed)
    accepted = judge(path)
    path.write_bytes(PAPER_JUDGES[judge](sealed))
    assert (accepted, judge(path)) == (True, False)


def test_the_seal_dates_and_renames_nothing_the_report_says_of_itself(pdf, sealed):
    with pikepdf.open(io.BytesIO(pdf)) as before, pikepdf.open(io.BytesIO(sealed)) as after:
        assert after.Root.Metadata.read_bytes() == before.Root.Metadata.read_bytes()
        assert dict(after.docinfo) == dict(before.docinfo)


def test_the_seal_breaks_no_rule_of_archives_and_screen_readers(sealed):
    assert lint(sealed) == []


def test_the_report_stands_in_the_sealed_file_byte_for_byte(pdf, sealed):
    assert sealed.startswith(pdf)


def test_no_change_is_permitted(sealed):
    document = pikepdf.open(io.BytesIO(sealed))
    signature = document.Root.Perms.DocMDP
    assert signature.SubFilter == "/ETSI.CAdES.detached"
    (reference,) = signature.Reference
    assert (reference.TransformMethod, reference.TransformParams.P) == ("/DocMDP", 1)
    assert signature.M == "D:20261121001205Z"


def test_the_seal_names_nobody_and_nothing_of_the_case(sealed):
    document = pikepdf.open(io.BytesIO(sealed))
    signature = document.Root.Perms.DocMDP
    named = set(signature.keys()) & {"/Name", "/Location", "/ContactInfo"}
    assert named == set()
    assert str(signature.Reason) == "Integrity seal of case EK-2026-482913, report version 2"


# With a time stamp (PAdES baseline B-T)


@pytest.fixture(scope="module")
def stamped_pdf(pdf, pair, case_file, authority):
    def ask(imprint):
        return authority.reply_to(new_request(imprint, 7).der)

    return seal_pdf(pdf, *pair, case_file.case, FACTS, stamp=ask)


def test_pyhanko_finds_the_time_stamp_sound_and_nothing_else_changed(stamped_pdf):
    assert pyhanko_says(stamped_pdf) == "True True ENTIRE_FILE NONE True"
    assert pyhanko_says(stamped_pdf, JUDGE_OF_THE_STAMP) == "True True"


def test_openssl_accepts_the_stamp_over_the_signature_and_over_no_other(
    stamped_pdf, authority, tmp_path
):
    signature = read_signature(sealed_bytes(stamped_pdf).cms_der)
    (tmp_path / "token.der").write_bytes(signature.stamp_der)

    def accepts(data):
        (tmp_path / "value").write_bytes(data)
        run = ["openssl", "ts", "-verify", "-token_in", "-in", "token.der", "-data", "value"]
        more = ["-CAfile", authority.root_path, "-untrusted", authority.folder_path / "tsa.pem"]
        judge = subprocess.run([*run, *more], cwd=tmp_path, capture_output=True, check=False)
        return judge.returncode == 0

    assert accepts(signature.value)
    assert not accepts(signature.value + b"x")


@needs_pdfsig
def test_an_outside_judge_accepts_the_stamped_report(stamped_pdf, told):
    said = told(stamped_pdf)
    assert "Signature is Valid" in said
    assert "Total document signed" in said


def test_a_stamp_over_something_else_is_found(sealed, pdf, pair, case_file, authority):
    other = Digest("ab" * 32)
    wrong = seal_pdf(
        pdf,
        *pair,
        case_file.case,
        FACTS,
        stamp=lambda _imprint: authority.reply_to(new_request(other, 7).der),
    )
    assert stamp_findings(wrong, pair) == [("altered", "it stamps another signature")]
    assert stamp_findings(sealed, pair) == []


def test_the_check_says_when_the_report_existed(stamped_pdf, pair):
    ((verdict, detail),) = stamp_findings(stamped_pdf, pair)
    assert verdict == "intact"
    assert detail.startswith("the signed report existed at 20")


def test_a_stamp_without_room_is_a_report_error(sealed, authority):
    def ask(imprint):
        return authority.reply_to(new_request(imprint, 7).der)

    room = sealed_bytes(sealed).room
    full = sealed[: room.start] + b"30" * ((room.stop - room.start) // 2) + sealed[room.stop :]
    with pytest.raises(ReportError, match="no place"):
        stamped(full, ask)
    with pytest.raises(ReportError, match="no place"):
        stamped(b"%PDF-1.7", ask)


def stamp_findings(pdf, pair):
    name = "data/report/x-report.pdf"
    found = Found(
        files={name: Measured(size_bytes=len(pdf), digests=None)},
        texts={name: pdf, CERTIFICATE_NAME: pair[1]},
    )
    findings = report_findings(found, Manifest(digests={}, faults=()))
    return [(each.verdict.value, each.detail) for each in findings if each.subject == STAMP_SUBJECT]


JUDGE_OF_THE_STAMP = PYHANKO.replace(
    "changed = found.modification_level.name\nprint(found.intact, found.valid, "
    "found.coverage.name, changed, found.docmdp_ok)",
    "print(found.timestamp_validity.intact, found.timestamp_validity.valid)",
)


def test_a_key_that_is_none_is_a_report_error(pdf, pair, case_file):
    with pytest.raises(ReportError, match="not signed"):
        seal_pdf(pdf, b"junk", pair[1], case_file.case, FACTS)


@pytest.mark.parametrize("said", ["'%PDF-1.7 other'", "''"])
def test_an_answer_that_is_not_the_report_is_refused(pdf, said):
    command = (sys.executable, "-I", "-c", f"import sys; sys.stdin.read; print({said}, end='')")
    order = SigningOrder(
        pdf=pdf,
        field_name="EvidenceKitSeal",
        private_key_der=b"",
        certificate_der=b"",
        reason="",
        signed_at=MADE_AT,
    )
    with pytest.raises(ReportError, match="not the report"):
        seal_with(command, order)


def test_the_process_is_started_by_name():
    assert signer_command(is_frozen=False)[1:] == (
        "-I",
        "-m",
        "evidence_kit.handover.pdf_signing",
    )
    assert signer_command(is_frozen=True)[1:] == ("--pdf-signer",)
