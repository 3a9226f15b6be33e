import pytest

from evidence_kit.lasting import Lasting, lasting_of
from evidence_kit.model import IdentifierKind
from evidence_kit.report.vocabulary import LASTING_WORDS


@pytest.mark.parametrize("kind", IdentifierKind)
def test_every_kind_has_an_answer_and_only_what_is_unknown_says_nothing(
    kind: IdentifierKind,
) -> None:
    lasting = lasting_of(kind)

    assert (LASTING_WORDS[lasting] == "") == (lasting is Lasting.NOT_KNOWN)


def test_a_number_stays_a_name_changes_and_a_page_vanishes() -> None:
    kinds = (IdentifierKind.NUMERIC_ID, IdentifierKind.USERNAME, IdentifierKind.URL)

    assert [lasting_of(kind) for kind in kinds] == [
        Lasting.STAYS,
        Lasting.CHANGES,
        Lasting.VANISHES,
    ]
