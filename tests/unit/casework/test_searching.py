import pytest

from evidence_kit.casework import searching
from evidence_kit.casework.items import describe_not_held
from evidence_kit.errors import InvalidValueError
from evidence_kit.model import Provenance, Route
from evidence_kit.store import Vault


def test_all_words_must_occur_in_any_order(adult_vault: Vault) -> None:
    for words in ("a picture of my face", "a picture of his room"):
        describe_not_held(adult_vault, words, Provenance(), Route.COMMAND_LINE)

    hits = searching.search(adult_vault, "  FACE\tpicture ").hits

    assert [hit.name for hit in hits] == ["JS-001"]


@pytest.mark.parametrize("text", ["", "  \n", "\0", "x" * 1001])
def test_no_word_and_a_whole_letter_are_refused(adult_vault: Vault, text: str) -> None:
    with pytest.raises(InvalidValueError):
        searching.search(adult_vault, text)
