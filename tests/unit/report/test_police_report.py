import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from pypdfium2 import raw

from evidence_kit.errors import CancelledError, ReportError
from evidence_kit.model import (
    Disclosure,
    DisclosureChoice,
    IdentifierKind,
    ItemStatus,
    PictureFacts,
    Provenance,
    Statement,
)
from evidence_kit.progress import Cancel, Stage
from evidence_kit.questions import (
    ANSWER,
    IN_OWN_WORDS,
    YES,
    Remark,
    remark_on,
    removal_answered,
    removal_asked,
    removal_in_report,
)
from evidence_kit.rails import PaymentField
from evidence_kit.report.police_report import build
from evidence_kit.subjects import Subject
from evidence_kit.visible import visible
from tests.naughty import LONG_WORD, MARKUP, naughty_strings
from tests.pdf_lint import lint


@pytest.fixture
def make(case_file, facts, digests, previews, words):
    def report(case=case_file, **options):
        options = {
            "digests": {key: value for key, value in digests.items() if case is case_file},
            "is_disclosed": lambda entry: not entry.object.startswith("payment/"),
            "preview_of": previews.get,
            "words": words,
            **options,
        }
        return build(case, facts, **options)

    return report


def test_the_report_is_a_sound_pdf_with_every_font_inside(report_pdf, plain_pdf):
    assert b"Helvetica" not in plain_pdf(report_pdf)
    document = pypdfium2.PdfDocument(report_pdf)
    fonts = {}
    for page in document:
        for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            font = raw.FPDFTextObj_GetFont(thing.raw)
            fonts[raw.FPDFFont_GetIsEmbedded(font)] = True
    assert list(fonts) == [1]


def test_the_same_case_gives_the_same_bytes(make, report_pdf):
    assert make() == report_pdf


def test_page_1_alone_is_enough_to_act(report_pdf, pages_of):
    page = pages_of(report_pdf)[0]
    for part in (
        "EK-2026-482913",
        "Yes, as stated: the person concerned is under 18.",
        "Pay 500 euros in one hour",
        "Demanded: BTC 0.00312 · EUR 500.00",
        "Paid: EUR 200.00",
        "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
        "my phone (Samsung A54)",
        "Time matters",
        "Ledger head, entry 56",
        "Page 1 of",
    ):
        assert part in page


def test_no_page_shows_a_secret_or_promises_anything(report_pdf, pages_of, secrets):
    said = " ".join(pages_of(report_pdf))
    forbidden = ("admissible", "forensic", "certified", "offender")
    assert [word for word in (*secrets, *forbidden) if word.lower() in said.lower()] == []


def test_every_page_knows_its_number_and_the_case(report_pdf, pages_of):
    pages = pages_of(report_pdf)
    for number, text in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in text
        assert "EK-2026-482913" in text


def test_contents_bookmarks_and_pages_agree(report_pdf, pages_of):
    pages = pages_of(report_pdf)
    document = pypdfium2.PdfDocument(report_pdf)
    found = {mark.get_title(): mark.get_dest().get_index() for mark in document.get_toc()}
    assert len(found) == 2 + 16 + 40
    for title, index in found.items():
        assert title in pages[index]
    contents = pages[found["Contents"]]
    for title, index in found.items():
        if re.match(r"\d+\. |Annex ", title):
            assert re.search(rf"{re.escape(title)} {index + 1}\b", contents)


def test_the_footer_names_the_exhibits_of_the_page_and_their_hash(report_pdf, pages_of, case_file):
    pages = pages_of(report_pdf)
    first = case_file.items[0]
    (page,) = (text for text in pages if f"{first.label} {first.sha256[:12]} ·" in text)
    assert "What it shows Chat with anna_rose95, part 1;" in page


def test_hostile_names_are_shown_and_not_obeyed(report_pdf, pages_of):
    said = "".join(" ".join(pages_of(report_pdf)).split())
    for shown in (
        "invoice⟦U+202E⟧gpj.exe",
        "../../../etc/passwd",
        "<imgsrc='/etc/hostname'/>&<b>bold</b>.png",
        "line⟦U+000A⟧feed⟦U+0009⟧and⟦U+001B⟧[31mred.png",
        "zero⟦U+200B⟧width⟦U+FEFF⟧name.png",
        "tag⟦U+E0041⟧⟦U+E0042⟧chars.png",
        "half⟦U+DCFF⟧⟦U+DC80⟧.jpg",
        "𝓐𝓷𝓷𝓪❤😈.png",
        "A" * 240 + ".png",
        "Moj brat mi je rekel, naj ne plačam več".replace(" ", ""),
        "«Perchénonrispondi?Haidieciminuti.»",
    ):
        assert shown in said


def test_identifiers_can_be_copied_exactly(report_pdf, pages_of, case_file):
    said = "".join("".join(pages_of(report_pdf)).split())
    for identifier in case_file.identifiers:
        if identifier.value.isascii():
            assert "".join(identifier.value.split()) in said


def test_full_hashes_can_be_copied_in_one_piece(report_pdf, pages_of, case_file):
    said = " ".join(pages_of(report_pdf))
    printed = [each.label for each in case_file.items if each.sha256 and each.sha256 in said]
    without = {"JS-023", "JS-024"}
    assert printed == [each.label for each in case_file.items if each.label not in without]


def test_nothing_leads_out_of_the_document(report_pdf, plain_pdf):
    plain = plain_pdf(report_pdf)
    for action in (b"/URI", b"/Launch", b"/JavaScript", b"/GoToR", b"/EmbeddedFile"):
        assert action not in plain


def test_the_document_says_what_it_is(report_pdf, plain_pdf):
    metadata = pypdfium2.PdfDocument(report_pdf).get_metadata_dict()
    assert metadata["Title"] == "Evidence report EK-2026-482913"
    assert metadata["Author"] == "Made with Evidence Kit 0.1.0"
    assert metadata["CreationDate"] == "D:20261121001205+00'00'"
    assert b"/Lang (en)" in plain_pdf(report_pdf)


def test_previews_are_asked_for_twice_and_only_where_they_may_be_shown(make, previews):
    asked = []

    def preview_of(item_id):
        asked.append(item_id)
        return previews.get(item_id)

    make(preview_of=preview_of)
    sealed = {
        item_id for item_id, number in ((i, int(i, 16)) for i in previews) if number in {22, 23, 24}
    }
    assert {asked.count(item_id) for item_id in set(asked)} == {2}
    assert set(asked) == set(previews) - sealed


def test_previews_are_embedded_byte_for_byte(report_pdf, previews):
    assert previews[f"{1:032x}"] in report_pdf


def test_a_case_without_previews_can_be_reported(make, pages_of):
    pages = pages_of(make(preview_of=lambda _item_id: None))
    assert "JS-040" in " ".join(pages)


def test_a_preview_that_is_no_jpeg_stops_the_report(make):
    with pytest.raises(ReportError, match="JPEG"):
        make(preview_of=lambda _item_id: b"<svg/>")


def test_an_empty_case_can_be_reported(make, empty_case_file, pages_of):
    pages = pages_of(make(empty_case_file))
    assert "0 numbers given" in pages[0]
    assert sum("Nothing recorded" in text for text in pages) >= 3


def test_page_1_stays_one_page_whatever_was_entered(make, case_file, make_item, pages_of):
    flood = ("W" * 40 + "\u202e" * 20 + "\n") * 8
    items = tuple(
        make_item(number, provenance=Provenance(device=f"{number}{flood}", shows=flood))
        for number in range(1, 6)
    )
    pages = pages_of(
        make(
            replace(
                case_file,
                items=items,
                pictures={},
                identifiers=tuple(
                    replace(each, platform=f"{each.number}{flood}", value=f"{each.number}{flood}")
                    for each in case_file.identifiers
                ),
                payments=tuple(
                    replace(each, method=flood, at_text=flood) for each in case_file.payments
                ),
                statement=Statement(facts=flood, feelings="", written_at=case_file.events[0].at),
            )
        )
    )
    assert "Ledger head, entry 56" in pages[0]
    assert "Contents" in pages[1]


def test_a_word_longer_than_a_page_is_printed_whole(make, case_file, pages_of):
    statement = replace(case_file.statement, facts="Q" * 9000)
    case = replace(case_file, statement=statement, items=(), pictures={}, identifiers=())
    said = "".join(pages_of(make(case))[1:])
    assert said.replace("\ufffe", "").count("Q") == 9000


def test_nothing_is_printed_into_the_margins(report_pdf):
    document = pypdfium2.PdfDocument(report_pdf)
    for page in document:
        text = page.get_textpage()
        boxes = [text.get_charbox(index) for index in range(text.count_chars())]
        drawn = [box for box in boxes if box[2] > box[0]]
        assert min(box[0] for box in drawn) >= 70
        assert max(box[2] for box in drawn) <= 595 - 47


def test_each_finished_page_is_told(make):
    told = []
    make(report=told.append)
    assert [each.done for each in told] == list(range(1, told[-1].total + 1))
    assert {each.stage for each in told} == {Stage.REPORTING}


def test_the_report_stops_when_asked(make):
    cancel = Cancel()
    cancel.request()
    with pytest.raises(CancelledError):
        make(cancel=cancel)


def test_the_report_stops_between_pages_when_asked(make):
    cancel = Cancel()
    with pytest.raises(CancelledError):
        make(report=lambda _progress: cancel.request(), cancel=cancel)


@pytest.fixture
def naughty_case(  # noqa: PLR0917 - one maker for each sort of thing
    case_file, make_item, make_identifier, make_threat, make_referral, make_sighting
):
    """Put every string in every place where a person or a file can put one."""

    def make_case(strings):
        items = tuple(
            make_item(
                number,
                original_name=text,
                provenance=Provenance(
                    device=text, how=text, who=text, shows=text, app=text, seen_at_text=text
                ),
            )
            for number, text in enumerate(strings, start=1)
        )
        taken_out = tuple(
            make_item(number, status=ItemStatus.WITHDRAWN, withdrawn_why=text)
            for number, text in enumerate(strings[-3:], start=len(items) + 1)
        )
        identifiers = tuple(
            make_identifier(
                number,
                IdentifierKind.USERNAME,
                text,
                platform=text[:200],
                subject=f"S{number}",
                note=text[:300],
                normalised=f"read as {text}",
            )
            for number, text in enumerate(strings, start=1)
        )
        told = tuple(enumerate(strings, start=1))
        longest = strings[-1]
        removed = {
            name(number): text
            for number, text in told
            for name in (removal_asked, removal_answered)
        }
        return replace(
            case_file,
            items=items + taken_out,
            pictures={
                item.id: PictureFacts(
                    width_px=1,
                    height_px=1,
                    taken_at_text=text[:200],
                    camera=text[:200],
                    software=text[:200],
                    has_location=False,
                )
                for item, text in zip(items, strings, strict=True)
            },
            payments=tuple(
                replace(
                    case_file.payments[0],
                    number=number,
                    method=text[:200],
                    to=text[:1_000],
                    at_text=text[:1_000],
                    note=text[:300],
                )
                for number, text in told
            ),
            details={
                number: dict.fromkeys((*PaymentField, "a later field"), text[:300])
                for number, text in told
            },
            events=tuple(
                replace(case_file.events[0], number=number, at_text=text[:300], at=None, text=text)
                for number, text in told
            ),
            subjects={
                number: Subject(
                    number=number,
                    part_of=1,
                    note=text,
                    changed_at=case_file.events[0].recorded_at,
                )
                for number, text in told
            },
            subjects_in_use=frozenset(number for number, _text in told),
            identifiers=identifiers,
            statement=replace(case_file.statement, facts="\n".join(strings)),
            threats=tuple(
                make_threat(
                    number,
                    text,
                    subject=text[:200],
                    platform=text[:200],
                    audience=text,
                    at_text=text[:300],
                    deadline_text=text,
                    item_id=None,
                    note=text[:300],
                )
                for number, text in told
            ),
            referrals=tuple(
                make_referral(
                    number, force=text, reference=text, on_text=text, officer=text, note=text
                )
                for number, text in told
            ),
            sightings={
                number: make_sighting(
                    number, first_seen_text=text, last_seen_text=text, how_known=text
                )
                for number, text in told
            },
            removals=tuple(
                replace(
                    case_file.removals[0],
                    number=number,
                    service=text,
                    case_number=text,
                    status=text,
                )
                for number, text in told
            ),
            recorded_subjects={number: text[:200] for number, text in told},
            disclosures={
                item.id: Disclosure(
                    item_id=item.id,
                    choice=DisclosureChoice.WITHHELD,
                    why=item.withdrawn_why,
                    changed_at=case_file.events[0].recorded_at,
                )
                for item in taken_out
            },
            answers={
                **case_file.answers,
                **dict.fromkeys((name.removeprefix(ANSWER) for name in IN_OWN_WORDS), longest),
                **{removal_in_report(number): YES for number, _text in told},
                **removed,
                **{
                    remark_on(number, remark): text[:300]
                    for number, text in told
                    for remark in Remark
                },
            },
        )

    return make_case


def test_there_are_nine_hundred_naughty_strings_at_least():
    assert len(list(naughty_strings())) >= 900


@pytest.mark.parametrize(
    ("start", "step", "longest"),
    [
        (1, 200, 400),
        pytest.param(1, 200, 9_000, marks=pytest.mark.deep),
        *(pytest.param(start, 50, 400, marks=pytest.mark.deep) for start in range(50)),
    ],
)
def test_naughty_strings_are_printed_and_obeyed_nowhere(  # noqa: PLR0917 - makers
    make, naughty_case, pages_of, plain_pdf, start, step, longest
):
    strings = [*list(naughty_strings())[start::step], *MARKUP[:2], LONG_WORD[:longest]]
    pdf = make(naughty_case(strings))
    said = "".join("".join(pages_of(pdf)).split()).replace("\ufffe", "")
    assert lint(pdf) == []
    printed = {text: "".join(visible(text[:3_000]).split()) for text in strings if text.isascii()}
    # What is longer may go over a page, with its foot and head in between.
    short = [(text, marks) for text, marks in printed.items() if len(marks) < 1_000]
    assert [text for text, marks in short if marks not in said] == []
    plain = plain_pdf(pdf)
    for action in (b"/URI", b"/Launch", b"/JavaScript", b"/GoToR", b"root:x:0:0"):
        assert action not in re.sub(rb"(?s)stream.*?endstream", b"", plain)


@pytest.mark.deep
def test_three_hundred_exhibits_need_less_than_three_hundred_megabytes():
    code = """
import importlib.util, pathlib, sys
from dataclasses import replace
from evidence_kit.i18n import Words
from evidence_kit.report.police_report import build
from evidence_kit.visible import visible
from tests.naughty import MARKUP, LONG_WORD, naughty_strings
from tests.pdf_lint import lint
spec = importlib.util.spec_from_file_location("sample", sys.argv[1])
sample = importlib.util.module_from_spec(spec)
spec.loader.exec_module(sample)
items = tuple(sample.held_item(number) for number in range(1, 301))
case = replace(sample.whole_case(sample.make_certificate_pem()), items=items)
facts, digests = sample.export_facts(), sample.digests_of(case)
picture_of = lambda item_id: sample.chat_preview(int(item_id, 16))
build(
    case,
    facts,
    digests=digests,
    is_disclosed=sample.is_about_no_person,
    preview_of=picture_of,
    words=Words(),
)
status = pathlib.Path("/proc/self/status").read_text().splitlines()
print(next(line.split()[1] for line in status if line.startswith("VmHWM")))
"""
    run = [sys.executable, "-c", code, Path(__file__).with_name("conftest.py")]
    made = subprocess.run(run, capture_output=True, text=True, check=True, timeout=170)
    assert int(made.stdout) < 300 * 1024
