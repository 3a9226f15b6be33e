from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from evidence_kit.i18n import Words
from evidence_kit.model import Finding, Verdict
from evidence_kit.ui.models.findings import FINDING_ROLE, WORDS_ROLE, FindingsModel
from evidence_kit.ui.models.verdicts import FindingWords, package_words
from tests.pictures.pseudo import PseudoWords, pseudo
from tests.unit.ui.seen import finding

FOUND = (
    finding("data/exhibits/JS-001.png"),
    finding("data/exhibits/JS-002.png", Verdict.ALTERED, "SHA-256 is 00"),
    finding("extra.txt", Verdict.ADDED),
)


def say(each: Finding) -> FindingWords:
    return package_words(each, Words())


def model_of(findings: tuple[Finding, ...]) -> FindingsModel:
    model = FindingsModel(say, ("Answer", "What"))
    model.set_findings(findings)
    return model


def test_it_keeps_the_promises_of_a_table_model() -> None:
    model = FindingsModel(say, ("Answer", "What"))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    model.set_findings(FOUND)

    assert (model.rowCount(), model.columnCount()) == (3, 2)


def test_what_needs_a_person_is_in_the_first_row() -> None:
    model = model_of(FOUND)

    assert model.index(0, 0).data() == "Altered"
    assert model.index(0, 1).data() == "data/exhibits/JS-002.png"


def test_a_screen_reader_hears_the_whole_row() -> None:
    model = model_of(FOUND)

    spoken = model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)

    assert spoken == "data/exhibits/JS-002.png, Altered, SHA-256 is 00"


def test_the_finding_and_its_words_can_be_asked_for() -> None:
    model = model_of(FOUND)

    index = model.index(1, 0)

    assert index.data(FINDING_ROLE) == FOUND[2]
    assert index.data(WORDS_ROLE).icon == "plus"


def test_other_answers_take_the_place_of_the_first() -> None:
    model = model_of(FOUND)

    model.set_findings(())

    assert model.rowCount() == 0
    assert model.data(QModelIndex()) is None


def test_headings_are_those_that_were_given() -> None:
    horizontal, shown = Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole

    assert model_of(()).headerData(1, horizontal, shown) == "What"


def test_what_was_found_is_said_in_the_readers_language() -> None:
    model = FindingsModel(lambda each: package_words(each, PseudoWords()), ("Answer", "What"))
    model.set_findings((finding("custody chain", Verdict.ALTERED, "entry 3: not canonical"),))

    spoken = model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)

    assert model.index(0, 1).data() == pseudo("custody chain")
    assert pseudo("not canonical") in spoken
