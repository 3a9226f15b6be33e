import csv
import io
from dataclasses import replace

import pytest

from evidence_kit.handover.agreement import CUSTODY_SUBJECT, TABLE_SUBJECT, agreement_findings
from evidence_kit.handover.bag import read_manifest
from evidence_kit.handover.contents import open_contents
from evidence_kit.handover.custody_log import CUSTODY_LOG_NAME, check_log, unchecked
from evidence_kit.handover.listing import Found, measure
from evidence_kit.handover.tables import EXHIBITS_NAME
from evidence_kit.model import Verdict
from evidence_kit.progress import Cancel, silent

KEPT = frozenset({EXHIBITS_NAME, CUSTODY_LOG_NAME, "manifest-sha256.txt"})


@pytest.fixture(scope="module")
def found(made):
    with open_contents(made.folder_path) as contents:
        return measure(contents, KEPT, silent, Cancel())


@pytest.fixture(scope="module")
def payload(found):
    return read_manifest(found.texts["manifest-sha256.txt"], "sha256", "p")


@pytest.fixture(scope="module")
def log(found):
    return check_log(found.texts[CUSTODY_LOG_NAME], Cancel())


def with_table(found, change):
    """The same package with a changed table of exhibits."""
    text = found.texts[EXHIBITS_NAME].decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    change(rows)
    written = io.StringIO(newline="")
    csv.writer(written).writerows(rows)
    table = written.getvalue().encode("utf-8-sig")
    return Found(files=found.files, texts={**found.texts, EXHIBITS_NAME: table})


def bad_of(findings):
    return [
        (finding.subject, finding.verdict)
        for finding in findings
        if finding.verdict is not Verdict.INTACT
    ]


def test_a_package_agrees_with_itself(found, payload, log):
    findings = agreement_findings(found, payload, log)

    assert [finding.subject for finding in findings] == [TABLE_SUBJECT, CUSTODY_SUBJECT]
    assert bad_of(findings) == []


@pytest.mark.parametrize("column", [3, 5, 6])
def test_a_changed_size_or_look_up_digest_in_the_table_is_found(found, payload, log, column):
    def change(rows):
        rows[1][column] = "1" * len(rows[1][column])

    findings = agreement_findings(with_table(found, change), payload, log)

    assert bad_of(findings) == [(TABLE_SUBJECT, Verdict.ALTERED)]
    assert findings[0].detail.startswith("JS-001: ")


def test_a_changed_digest_in_the_table_disagrees_with_file_and_custody(found, payload, log):
    def change(rows):
        rows[1][4] = "1" * 64

    findings = agreement_findings(with_table(found, change), payload, log)

    assert bad_of(findings) == [
        (TABLE_SUBJECT, Verdict.ALTERED),
        (CUSTODY_SUBJECT, Verdict.ALTERED),
        (CUSTODY_SUBJECT, Verdict.NOT_CHECKED),
    ]


def test_a_row_that_was_taken_out_is_found_by_list_and_custody(found, payload, log):
    findings = agreement_findings(with_table(found, lambda rows: rows.pop(1)), payload, log)

    assert bad_of(findings) == [
        (TABLE_SUBJECT, Verdict.ALTERED),
        (CUSTODY_SUBJECT, Verdict.ALTERED),
    ]


def test_a_row_for_a_file_that_is_not_listed_is_found(found, payload, log):
    def change(rows):
        rows[1][1] = "data/exhibits/JS-009.png"

    findings = agreement_findings(with_table(found, change), payload, log)

    assert {detail for finding in findings if (detail := finding.detail)} == {
        "no row for data/exhibits/JS-001.png",
        "JS-001: no manifest lists data/exhibits/JS-009.png",
    }


def test_two_rows_for_one_file_are_found(found, payload, log):
    findings = agreement_findings(
        with_table(found, lambda rows: rows.append(rows[1])), payload, log
    )

    assert findings[0].detail == "more than one row for data/exhibits/JS-001.png"


def test_an_import_that_no_row_has_is_found(found, payload, log):
    findings = agreement_findings(found, payload, replace(log, imported=log.imported | {"1" * 64}))

    assert bad_of(findings) == [(CUSTODY_SUBJECT, Verdict.ALTERED)]


def test_an_exhibit_whose_import_is_not_disclosed_cannot_be_told(found, payload, log):
    findings = agreement_findings(found, payload, replace(log, imported=frozenset()))

    assert bad_of(findings) == [(CUSTODY_SUBJECT, Verdict.NOT_CHECKED)] * 3


def test_a_broken_log_says_nothing_about_exhibits(found, payload):
    findings = agreement_findings(found, payload, unchecked(Verdict.ALTERED, "broken"))

    assert bad_of(findings) == [(CUSTODY_SUBJECT, Verdict.NOT_CHECKED)]


@pytest.mark.parametrize("table", [None, b"\xff", b"a,b\r\n1,2\r\n", b"exhibit,file\r\n1,2\r\n"])
def test_without_a_table_that_can_be_read_nothing_is_said(found, payload, log, table):
    texts = {name: text for name, text in found.texts.items() if name != EXHIBITS_NAME}
    if table is not None:
        texts[EXHIBITS_NAME] = table

    findings = agreement_findings(Found(files=found.files, texts=texts), payload, log)

    assert Verdict.NOT_CHECKED in {finding.verdict for finding in findings}
