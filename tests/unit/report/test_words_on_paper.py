"""Every word on every paper is on the translators' lists: what is printed, not what was meant.

Each PDF is made in a language that nobody speaks, and its text is read back.
"""

from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime

import pytest

from evidence_kit.guidance.loading import load
from evidence_kit.guidance.planning import plan
from evidence_kit.guidance.situation import PaidState, Situation
from evidence_kit.heads import head_groups
from evidence_kit.model import AgeInPicture, Ages, Digest, LedgerHead, PaperKind
from evidence_kit.report.anchor_page import AnchorPage, build_anchor_page
from evidence_kit.report.checklist import build_card, build_checklist
from evidence_kit.report.contact_sheet import build_contact_sheet
from evidence_kit.report.content import content_of
from evidence_kit.report.document import Commands
from evidence_kit.report.papers import papers
from evidence_kit.report.police_report import build
from evidence_kit.report.recovery_sheet import build_recovery_sheet
from evidence_kit.resources import asset_path
from tests.pictures.pseudo import PseudoWords, pseudo
from tests.untranslated import plain_words, words_in

WORDS = PseudoWords()
MADE_AT = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
REFERENCE = "EK-2026-000123"


@pytest.fixture(scope="module")
def guidance():
    return load(asset_path("guidance"))


@pytest.fixture(scope="module")
def a_plan(guidance):
    situation = Situation(
        country="GB-SCT", ages=Ages(now=15, in_picture=AgeInPicture.UNDER_18), paid=PaidState.PAID
    )
    return plan(guidance, situation, date(2026, 11, 21))


def test_the_sheets_that_belong_to_no_case_are_translated(a_plan, pages_of):
    made = {
        "recovery sheet": build_recovery_sheet(
            "EZ8W-YN2H-R5J8-CCRX-DXSD-6P76-1P4Q-A0QR", made_at=MADE_AT, words=WORDS
        ),
        "contact sheet": build_contact_sheet({}, reference=REFERENCE, made_at=MADE_AT, words=WORDS),
        "checklist": build_checklist(a_plan, made_at=MADE_AT, words=WORDS),
        "card": build_card(a_plan, made_at=MADE_AT, words=WORDS),
        "anchor page": build_anchor_page(an_anchor(), words=WORDS),
    }

    left = {name: plain_words(" ".join(pages_of(pdf))) for name, pdf in made.items()}

    assert left == {name: set() for name in made}


def an_anchor():
    head = LedgerHead(n=142, chain=Digest("0123abcd" * 8))
    assert head_groups(head)
    return AnchorPage(
        reference=REFERENCE, head=head, made_at=MADE_AT, offset_minutes=60, language="en"
    )


def test_the_papers_of_a_case_are_translated(make_order, case_file, all_texts, pages_of):
    data = words_in(all_texts((case_file, tuple(case_file.answers.values()))))

    made = tuple(papers(make_order(), PaperKind, WORDS))

    left = {
        each.name: plain_words(
            " ".join(pages_of(each.data)) if each.name.endswith(".pdf") else each.data.decode(),
            data,
        )
        for each in made
    }
    assert left == {each.name: set() for each in made}


def test_the_report_is_translated(empty_case_file, facts, all_texts, pages_of):
    pdf = build(
        empty_case_file,
        facts,
        digests={},
        is_disclosed=lambda _entry: True,
        preview_of=lambda _item: None,
        words=WORDS,
    )

    content = content_of(empty_case_file, facts, {}, lambda _entry: True, WORDS)
    data = words_in(all_texts((empty_case_file, facts, tuple(commands_in(content)))))
    assert plain_words(" ".join(pages_of(pdf)), data) == set()


def commands_in(value):
    """What is pasted into a terminal."""
    match value:
        case Commands():
            yield value
        case tuple() | list():
            for each in value:
                yield from commands_in(each)
        case _ if is_dataclass(value):
            for field in fields(value):
                yield from commands_in(getattr(value, field.name))


def test_a_word_that_nobody_marked_is_seen():
    assert plain_words(f"{pseudo('It is saved.')} Kept here, said in English.") == {
        "Kept", "here", "said"
    }  # fmt: skip
