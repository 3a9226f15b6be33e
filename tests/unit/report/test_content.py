import re
import subprocess
import sys
from dataclasses import fields, is_dataclass, replace

import pytest

from evidence_kit.errors import ReportError
from evidence_kit.i18n import Words
from evidence_kit.model import ItemStatus
from evidence_kit.report import styles
from evidence_kit.report.content import ReportContent, certificate_fingerprint, content_of
from evidence_kit.report.document import Density, Exhibit, Preview, Table
from evidence_kit.report.fonts import Face, Fonts
from evidence_kit.report.grids import CELL_GAP_PT
from evidence_kit.report.lines import Span, broken
from evidence_kit.report.styles import Setting
from tests import languages
from tests.pictures.pseudo import PseudoWords

FORBIDDEN = ("admissible", "forensic", "certified", "offender", "perpetrator", "proves the")


@pytest.fixture
def everything_said(case_file, facts, digests, words, all_texts):
    return "\n".join(all_texts(content_of(case_file, facts, digests, lambda _entry: True, words)))


def test_everything_in_the_case_that_may_be_said_is_said(case_file, everything_said):
    expected = [
        case_file.case.reference,
        *(item.label for item in case_file.items),
        *(item.sha256[:8] for item in case_file.items if item.status is ItemStatus.HELD),
        *(identifier.value for identifier in case_file.identifiers),
        *(payment.to for payment in case_file.payments),
        *(event.text for event in case_file.events),
        case_file.statement.facts.strip("\n"),
        case_file.removals[0].case_number,
        "It showed my sister’s telephone number.",
    ]
    assert [text for text in expected if text not in everything_said] == []


def test_feelings_pins_and_sealed_names_are_never_said(everything_said, secrets):
    assert [secret for secret in secrets if secret in everything_said] == []


def test_the_digest_of_a_withdrawn_exhibit_is_never_said(case_file, everything_said):
    withdrawn = case_file.items[23]
    assert withdrawn.status is ItemStatus.WITHDRAWN
    assert withdrawn.sha256[:8] not in everything_said


def test_nobody_is_said_to_have_typed_or_put_in_anything(everything_said):
    claims = ("put in by the person", "written by the person", "read by the person", "reporting")
    assert [claim for claim in claims if claim in everything_said.lower()] == []


def test_nothing_is_promised_and_nobody_is_accused(everything_said):
    assert [word for word in FORBIDDEN if word in everything_said.lower()] == []


def test_an_empty_case_says_calmly_that_nothing_was_recorded(
    empty_case_file, facts, is_disclosed, words, all_texts
):
    content = content_of(empty_case_file, facts, {}, is_disclosed, words)
    empty = [
        section.title
        for section in content.sections
        if any(text.startswith("Nothing recorded") for text in all_texts(section))
    ]
    assert empty == [
        "1. Accounts and money in brief",
        "2. What happened, as entered",
        "3. Timeline",
        "4. Identifiers",
        "5. Threats",
        "6. Payments",
        "7. Links, and requests to take images down",
        "8. Exhibits",
        "Annex A. Hashes",
    ]


def test_every_exhibit_number_has_exactly_one_block(case_file, facts, digests, is_disclosed, words):
    content = content_of(case_file, facts, digests, is_disclosed, words)
    labels = [
        block.label
        for section in content.sections
        for block in section.blocks
        if isinstance(block, Exhibit)
    ]
    assert labels == [item.label for item in case_file.items]


def test_only_ordinary_held_exhibits_ask_for_a_preview(
    case_file, facts, digests, is_disclosed, words
):
    content = content_of(case_file, facts, digests, is_disclosed, words)
    asked = {
        block.label
        for section in content.sections
        for block in section.blocks
        if isinstance(block, Exhibit) and isinstance(block.picture, Preview)
    }
    assert asked == {item.label for item in case_file.items} - {"JS-022", "JS-023", "JS-024"}


def test_a_digest_that_differs_from_the_record_stops_the_report(
    case_file, facts, digests, is_disclosed, words
):
    first = case_file.items[0]
    digests[first.id] = replace(digests[first.id], sha256="0" * 64)
    with pytest.raises(ReportError, match="JS-001"):
        content_of(case_file, facts, digests, is_disclosed, words)


def test_the_fingerprint_is_that_of_the_certificate_in_der(certificate_pem):
    import base64
    import hashlib

    lines = certificate_pem.decode("ascii").strip().splitlines()[1:-1]
    assert (
        certificate_fingerprint(certificate_pem)
        == hashlib.sha256(base64.b64decode("".join(lines))).hexdigest()
    )


def test_something_that_is_no_certificate_stops_the_report(case_file, facts, is_disclosed, words):
    with pytest.raises(ReportError, match="certificate"):
        content_of(replace(case_file, certificate_pem=b"none"), facts, {}, is_disclosed, words)


def test_the_content_is_made_without_reportlab():
    code = (
        "import sys; sys.modules['reportlab'] = None\n"
        "import evidence_kit.report.content, evidence_kit.report.checklist_content\n"
        "print('made')"
    )
    run = [sys.executable, "-c", code]
    made = subprocess.run(run, capture_output=True, text=True, check=True, timeout=60)
    assert made.stdout.strip() == "made"


PLAIN = re.compile(
    r"(?<![\w~@./\\$-])(?=[A-Za-z]*[aeiounsczAEIOUNSCZ])[A-Za-z]{4,}(?![\w@/\\=-]|\.\w)"
)
"""A word that the pseudo-language would have put accents on."""


AS_IT_IS = re.compile(
    r"U\+[0-9A-F]+ [A-Z0-9 -]+"  # Unicode's names of characters
    r"|^(?:Linux|macOS|Windows|Linux, macOS|PowerShell|OpenSSL|pdfsig|pdfdetach)$"
    r"|^.*(?: -[a-z]|<\(|[{}$]|\.pdf|sha256sum|^\(Get-).*$"  # what is pasted into a terminal
    r"|Evidence Kit|English|UTC|\w+ SM-\w+"
)
"""What is the same in every language."""


def test_every_word_of_the_report_is_translated(case_file, facts, digests, all_texts):
    content = content_of(case_file, facts, digests, lambda _entry: True, PseudoWords())
    told = all_texts(
        (case_file, facts, tuple(case_file.answers.values()), tuple(case_file.sightings.values()))
    )
    data = sorted(set(pieces(told)), key=len, reverse=True)

    left = [text for text in all_texts(content) if PLAIN.search(without(data, text))]

    assert not left, "\n".join(left)


def test_a_word_of_the_report_that_is_not_translated_is_seen():
    assert PLAIN.search(without(["my phone"], "[Thé déviče]: my phone, said in English"))


def pieces(texts):
    """The texts of a case, and each as it stands in one line."""
    for text in texts:
        yield from (
            part for part in (text, " ".join(text.split()), *text.split("\n")) if len(part) > 3
        )


def without(data, text):
    for part in data:
        text = text.replace(part, "")
    return AS_IT_IS.sub("", text)


def test_a_report_of_the_sample_case_says_that_nothing_in_it_is_real(
    case_file, facts, digests, words
):
    sample = replace(case_file, case=replace(case_file.case, reference="SAMPLE-2026-000001"))

    content = content_of(sample, facts, digests, lambda _entry: True, words)

    assert content.subtitle.startswith("Sample case: nothing in this report is real.")
    assert content.frame.running_title.startswith("Not real: ")


def fitting(word: str, setting: Setting, fonts: Fonts) -> float:
    """The width a word needs on one line, in points."""
    face = Face.STRONG if setting.strong else Face.TEXT
    (line,) = broken((Span(word, face),), float("inf"), fonts)
    return line.width * setting.size_pt / 1000


def broken_in_columns(content: ReportContent, fonts: Fonts) -> set[tuple[str, str]]:
    """Column and word of ours that is wider than its column."""
    found = set()
    for table in tables_in(content):
        wished = sum(column.width_mm for column in table.columns)
        is_annex = table.density is Density.ANNEX
        head = styles.ANNEX_HEAD if is_annex else styles.TABLE_HEAD
        body = styles.ANNEX_CELL if is_annex else styles.TABLE_CELL
        for place, column in enumerate(table.columns):
            gap_pt = CELL_GAP_PT if place < len(table.columns) - 1 else 0
            room_pt = styles.FRAME_WIDTH_PT * column.width_mm / wished - gap_pt
            texts = [(column.title, head)]
            texts += [
                (each.text, body) for row in table.rows for each in row[place] if not each.exact
            ]
            found |= {
                (column.title, word)
                for text, setting in texts
                for word in re.findall(r"\w+", text)
                if fitting(word, setting, fonts) > room_pt
            }
    return found


def tables_in(value: object) -> list[Table]:
    if isinstance(value, Table):
        return [value]
    if isinstance(value, tuple | list):
        return [table for each in value for table in tables_in(each)]
    if is_dataclass(value) and not isinstance(value, type):
        return [table for each in fields(value) for table in tables_in(getattr(value, each.name))]
    return []


@pytest.mark.parametrize("tag", ["en", *languages.TAGS])
def test_no_word_of_ours_is_broken_by_a_narrow_column(tag, case_file, facts, digests, fonts):
    words = Words() if tag == "en" else languages.spoken(tag)
    content = content_of(case_file, facts, digests, lambda _entry: True, words)

    assert broken_in_columns(content, fonts) == set()


def test_a_word_that_is_broken_by_its_column_is_seen(case_file, facts, digests, words, fonts):
    content = content_of(case_file, facts, digests, lambda _entry: True, words)
    table = max(tables_in(content), key=lambda each: len(each.columns))
    narrow = replace(
        table,
        columns=(*table.columns[:-2], replace(table.columns[-2], width_mm=12), table.columns[-1]),
    )

    assert broken_in_columns((narrow,), fonts)
