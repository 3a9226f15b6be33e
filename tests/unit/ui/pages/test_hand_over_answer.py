import pytest
from pytestqt.qtbot import QtBot

from evidence_kit.i18n import Words
from evidence_kit.messages import ExportSeen, LeftOut, PackageChecked, PackageMade, ReportMade
from evidence_kit.model import Verdict
from evidence_kit.ui.models.hand_over import PackageOut, ReportOut
from evidence_kit.ui.pages.hand_over_answer import AnswerCard, PlacesCard
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.fingerprint import FingerprintRow
from tests.fakes import STARTED_AT
from tests.unit.ui.seen import finding
from tests.windows import settle

CODE = "9d417c0eb2a853f608cde17b4490a3d2" * 2
REPORT = ReportOut(
    made=ReportMade(path="/x/report.pdf", sha256="ab" * 32, exhibits=2), at=STARTED_AT, pages=14
)
BEFORE = ExportSeen(version=2, kind="package", made_at=STARTED_AT, code=CODE)


def package(*left_out: LeftOut, verdict: Verdict = Verdict.INTACT) -> PackageOut:
    made = PackageMade(
        folder_path="/media/POLICE/EK",
        zip_path="/media/POLICE/EK.zip",
        hand_over_code=CODE,
        exhibits=2,
        left_out=left_out,
    )
    checked = PackageChecked(
        findings=(finding("a", verdict),),
        is_intact=True,
        hand_over_code=CODE,
        is_code_compared=True,
    )
    return PackageOut(made=made, at=STARTED_AT, pages=14, checked=checked)


@pytest.fixture
def answer(qtbot: QtBot, theme: Theme, words: Words) -> AnswerCard:
    made = AnswerCard(theme, words)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def places(qtbot: QtBot, theme: Theme, words: Words) -> PlacesCard:
    made = PlacesCard(theme, words)
    qtbot.addWidget(made)
    return made


def test_the_three_answers_are_different_words(answer: AnswerCard) -> None:
    said = set()
    for out in (
        package(),
        package(LeftOut(label="JS-005", reason="image not held")),
        package(verdict=Verdict.NOT_CHECKED),
    ):
        answer.show_out(out)
        said.add(answer.accessibleName())

    assert len(said) == 3


def test_a_fingerprint_is_for_a_report_alone(answer: AnswerCard) -> None:
    row = answer.findChild(FingerprintRow)
    assert row is not None

    answer.show_out(REPORT)
    settle()
    assert row.isVisible()

    answer.show_out(package())
    assert not row.isVisible()


def test_places_name_both_the_folder_and_the_zip(places: PlacesCard) -> None:
    places.show_out(package())

    assert places.shown_path() == "/media/POLICE/EK\n/media/POLICE/EK.zip"


def test_where_an_earlier_package_lies_is_not_known(places: PlacesCard) -> None:
    places.show_out(BEFORE)

    assert places.isHidden()
