from PySide6.QtCore import QLocale

from evidence_kit.i18n import Words
from evidence_kit.messages import ExportSeen
from evidence_kit.model import PAPERS_FROM
from evidence_kit.ui.models.changed_since import changed_words
from tests.fakes import STARTED_AT
from tests.unit.ui.seen import seen

PACKAGE = ExportSeen(version=2, kind="package", made_at=STARTED_AT, code="0f")
PAPERS = ExportSeen(version=PAPERS_FROM + 1, kind="papers", made_at=STARTED_AT, code="0f")
BRITISH = QLocale("en_GB")


def test_what_is_different_is_named_once_with_the_version_that_is_older(words: Words) -> None:
    case = seen(
        exports=(PACKAGE, PAPERS), changed_since=("attribution", "correction", "identifier")
    )

    said = changed_words(case, words, BRITISH)

    assert said is not None
    assert said.title == "The case changed after version 2 was made"
    assert "Different since then: a payment was corrected, people and accounts." in said.line
    assert "takes the place of version 2" in said.line


def test_nothing_is_said_where_nothing_changed_or_only_what_is_not_known_here(
    words: Words,
) -> None:
    assert changed_words(seen(exports=(PACKAGE,)), words, BRITISH) is None
    assert changed_words(seen(exports=(PACKAGE,), changed_since=("x",)), words, BRITISH) is None
    assert changed_words(seen(changed_since=("payment",)), words, BRITISH) is None
