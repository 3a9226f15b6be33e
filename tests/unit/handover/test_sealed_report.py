"""What a sealed report proves, on a real report that pyHanko signed and on stand-ins."""

import hashlib
import io
import zlib

import pytest
from pyhanko.pdf_utils.generic import NumberObject, pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from evidence_kit.handover.attachments import CASE_DATA_NAME, HASH_LIST_NAME, report_attachments
from evidence_kit.handover.bag import Manifest
from evidence_kit.handover.case_uco import CASE_NAME
from evidence_kit.handover.certificate import make_certificate
from evidence_kit.handover.listing import Found, Measured
from evidence_kit.handover.pdf_seal import seal_pdf
from evidence_kit.handover.seal import CERTIFICATE_NAME
from evidence_kit.handover.sealed_report import (
    INSIDE_SUBJECT,
    SIGNATURE_SUBJECT,
    NoSealReason,
    files_inside,
    report_findings,
    report_name_among,
    sealed_bytes,
)
from evidence_kit.hashing import MultiHash
from evidence_kit.i18n import Words
from evidence_kit.progress import silent
from evidence_kit.report.police_report import build
from tests.sealed_pdfs import sealed, unsealed

NAME = "data/report/EK-2026-000123-report.pdf"


def digests_of(data):
    hasher = MultiHash()
    hasher.update(data)
    return hasher.digests()


@pytest.fixture(scope="module")
def inside(world):
    """The two files that travel in the report."""
    digests = {
        item.id: digests_of(world.originals[item.id])
        for item in world.case_file.items
        if item.number in {1, 2, 6}
    }
    return digests, report_attachments(world.case_file, digests, world.order.facts, Words())


@pytest.fixture(scope="module")
def real(world, inside):
    """A whole report, made and signed as people get it."""
    order = world.order
    digests, attachments = inside
    pdf = build(
        order.case_file,
        order.facts,
        digests=digests,
        is_disclosed=lambda _entry: True,
        preview_of=lambda _item_id: None,
        words=Words(),
        report=silent,
        attachments=attachments,
    )
    return seal_pdf(
        pdf, order.private_key_der, order.certificate_pem, order.case_file.case, order.facts
    )


@pytest.fixture
def said(world, inside):
    """What is said of a report in an otherwise whole package: subject → verdict."""
    _digests, attachments = inside
    files = {each.file_name: each.data for each in attachments}
    payload = {
        path: digest
        for digest, path in (
            line.split("  ") for line in files[HASH_LIST_NAME].decode().splitlines()
        )
    } | {CASE_NAME: hashlib.sha256(files[CASE_DATA_NAME]).hexdigest()}

    def look(pdf, *, certificate_pem=world.order.certificate_pem, **more):
        case_data = files[CASE_DATA_NAME]
        there = Measured(size_bytes=len(case_data), digests=digests_of(case_data))
        found = Found(
            files={CASE_NAME: there, NAME: Measured(size_bytes=0, digests=None)},
            texts={NAME: pdf, CERTIFICATE_NAME: certificate_pem},
        )
        listed = Manifest(digests={**payload, NAME: "0" * 64, **more}, faults=())
        return {each.subject: each.verdict.value for each in report_findings(found, listed)}

    return look


GOOD = {SIGNATURE_SUBJECT: "intact", INSIDE_SUBJECT: "intact"}


def test_a_real_report_is_sealed_and_holds_the_packages_own_files(real, said):
    assert said(real) == GOOD


def test_a_stand_in_is_read_as_a_real_report_is(real, inside, world, said):
    order = world.order
    files = {each.file_name: each.data for each in inside[1]}

    assert files_inside(real) == files
    assert said(sealed(unsealed(files), order.private_key_der, order.certificate_pem)) == GOOD


def test_a_page_turned_afterwards_is_found(real, said):
    document = IncrementalPdfFileWriter(io.BytesIO(real))
    page = document.root["/Pages"]["/Kids"][0]
    page[pdf_name("/Rotate")] = NumberObject(90)
    document.update_container(page)
    grown = io.BytesIO()
    document.write(grown)

    assert said(grown.getvalue())[SIGNATURE_SUBJECT] == "altered"
    assert sealed_bytes(grown.getvalue()) is NoSealReason.ADDED_TO


def test_a_changed_byte_is_found(real, said):
    at = real.index(b"/Lang")

    assert said(real[:at] + b"/LAng" + real[at + 5 :])[SIGNATURE_SUBJECT] == "altered"


def test_a_second_signature_by_another_key_is_found(real, said):
    key, certificate_pem = make_certificate("EK-2026-000123", world_time())

    assert said(sealed(real, key, certificate_pem))[SIGNATURE_SUBJECT] == "altered"


def world_time():
    from tests.fakes import STARTED_AT

    return STARTED_AT


def test_another_case_certificate_is_found(real, said):
    _, other_pem = make_certificate("EK-2026-000123", world_time())

    assert said(real, certificate_pem=other_pem)[SIGNATURE_SUBJECT] == "altered"


@pytest.mark.parametrize("pem", [b"", b"junk"])
def test_without_the_certificate_the_signature_is_not_checked(pem, real, said):
    assert said(real, certificate_pem=pem)[SIGNATURE_SUBJECT] == "not-checked"


def test_an_unsigned_report_is_said_to_lack_its_signature(inside, said):
    files = {each.file_name: each.data for each in inside[1]}

    assert said(unsealed(files)) == {SIGNATURE_SUBJECT: "missing", INSIDE_SUBJECT: "intact"}


def test_an_old_list_in_a_report_signed_again_is_found(world, inside, said):
    files = {each.file_name: each.data for each in inside[1]}
    files[HASH_LIST_NAME] = files[HASH_LIST_NAME].replace(b"a", b"b")
    pdf = sealed(unsealed(files), world.order.private_key_der, world.order.certificate_pem)

    assert said(pdf) == {SIGNATURE_SUBJECT: "intact", INSIDE_SUBJECT: "altered"}


def test_an_exhibit_that_the_reports_list_does_not_name_is_found(real, said):
    more = {"data/exhibits/JS-077.png": "0" * 64}

    assert said(real, **more)[INSIDE_SUBJECT] == "altered"


def test_other_case_data_than_the_packages_is_found(world, inside, said):
    files = {each.file_name: each.data for each in inside[1]} | {CASE_DATA_NAME: b"{}"}
    pdf = sealed(unsealed(files), world.order.private_key_der, world.order.certificate_pem)

    assert said(pdf)[INSIDE_SUBJECT] == "altered"


@pytest.mark.parametrize(
    "hostile",
    [
        b"",
        b"%PDF-1.7 /ByteRange [0 5 7 99999999999999999999]",
        b"/ByteRange [0 10 5 0]",
        b"/ByteRange [0 1 2 3]" * 200_000,
        b"/Type /Filespec /F <FEFF0041> /UF <" * 20_000,
        b"1 0 obj\n" * 1_000 + unsealed({"a": b""}) * 1_000,
    ],
)
def test_what_is_no_report_gets_an_answer_soon(hostile, said):
    assert said(hostile)[INSIDE_SUBJECT] == "not-checked"


def test_what_unpacks_to_far_too_much_is_left_out():
    bomb = zlib.compress(bytes(70 * 1024 * 1024))
    pdf = unsealed({"exhibits-sha256.txt": b"x"})
    small = zlib.compress(b"x")
    length = b"/Length %d>>\nstream\n"
    pdf = pdf.replace(length % len(small) + small, length % len(bomb) + bomb)

    assert files_inside(unsealed({"a": b"b"})) == {"a": b"b"}
    assert files_inside(pdf) == {}


def test_a_name_that_stands_twice_is_left_out():
    one, other = unsealed({"a": b"1"}), unsealed({"b": b"2", "a": b"3"}, first=5)

    assert files_inside(one + other) == {"b": b"2"}


def test_the_report_is_the_first_by_name_and_nothing_else():
    assert report_name_among({"data/report/b-report.pdf": 1, "data/report/a-report.pdf": 1}) == (
        "data/report/a-report.pdf"
    )
    assert report_name_among({"data/report/steps-checklist.pdf": 1, "x-report.pdf": 1}) == ""
