from evidence_kit.i18n import Words
from evidence_kit.messages import ExportSeen
from evidence_kit.questions import CHOICES_OF_REMARKS, Remark, remark_on
from evidence_kit.ui.models.remarks import (
    ACTOR_WORDS,
    OF_IDENTIFIERS,
    SEEN_WITH_WORDS,
    next_version,
    pieces_of,
    reason_of,
    remark_lines,
    said_of_identifiers,
)
from tests.fakes import STARTED_AT
from tests.unit.ui.seen import item, seen

WORDS = Words()


def test_every_answer_that_can_be_picked_has_words():
    assert set(CHOICES_OF_REMARKS[Remark.EVENT_ACTOR]) == set(ACTOR_WORDS) - {""}
    assert set(CHOICES_OF_REMARKS[Remark.LINK_SEEN_WITH]) == set(SEEN_WITH_WORDS) - {""}


def test_what_is_said_of_a_link_is_shown_line_by_line():
    piece = item()
    answers = {
        remark_on(4, Remark.LINK_TITLE): "Private",
        remark_on(4, Remark.LINK_SEEN_WITH): "own",
        remark_on(4, Remark.LINK_KEPT_AS): str(piece.id),
    }
    case = seen(items=(piece,), answers=answers)
    lines = remark_lines(said_of_identifiers(case)[4], pieces_of(case), WORDS)
    assert [line.title for line in lines] == [
        "Title of the page: Private",
        "Opened with: My own account",
        f"Kept as {piece.label}",
    ]


def test_a_piece_that_is_gone_is_said_to_be_gone():
    remarks = {Remark.LINK_KEPT_AS: "0" * 32}
    (line,) = remark_lines(remarks, (), WORDS)
    assert line.title == "Kept as a piece that was taken out"


def test_of_another_identifier_nothing_is_shown():
    case = seen(answers={remark_on(4, remark): "x" for remark in OF_IDENTIFIERS})
    assert 5 not in said_of_identifiers(case)


def test_a_reason_is_that_of_the_version_made_next():
    answers = {
        remark_on(1, Remark.REPORT_REASON): "old",
        remark_on(3, Remark.REPORT_REASON): "two more screenshots",
    }
    made = tuple(
        ExportSeen(version=version, kind="report", made_at=STARTED_AT, code="")
        for version in (1, 2)
    )
    case = seen(exports=made, answers=answers)
    assert (next_version(case), reason_of(case)) == (3, "two more screenshots")
    assert next_version(seen()) == 1
