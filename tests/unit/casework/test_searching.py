from pathlib import Path

import pytest

from evidence_kit.casework import searching
from evidence_kit.casework.items import add_files, describe_not_held
from evidence_kit.errors import InvalidValueError
from evidence_kit.intake.importing import Answers, Offered
from evidence_kit.model import Item, Provenance, Route
from evidence_kit.store import Imported, Vault


def test_all_words_must_occur_in_any_order(adult_vault: Vault) -> None:
    for words in ("a picture of my face", "a picture of his room"):
        describe_not_held(adult_vault, words, Provenance(), Route.COMMAND_LINE)

    hits = searching.search(adult_vault, "  FACE\tpicture ").hits

    assert [hit.name for hit in hits] == ["JS-001"]


def kept(vault: Vault, path: Path, *, is_intimate: bool = False) -> Item:
    offered = Offered(path=path, answers=Answers(route=Route.DROP, is_intimate=is_intimate))
    (outcome,) = add_files(vault, [offered])
    assert isinstance(outcome, Imported)
    return outcome.item


def test_a_kept_text_is_read_to_its_end(adult_vault: Vault, tmp_path: Path) -> None:
    (tmp_path / "chat.txt").write_bytes("\ufeffPošlji denar.".encode())

    read = searching.read_words(adult_vault, kept(adult_vault, tmp_path / "chat.txt").id)

    assert read == searching.WordsRead(text="Pošlji denar.", is_whole=True)


def test_of_a_text_nobody_could_read_only_the_beginning_is_given(
    adult_vault: Vault, tmp_path: Path
) -> None:
    (tmp_path / "chat.txt").write_text("a " * searching.LONGEST_READ, encoding="utf-8")

    read = searching.read_words(adult_vault, kept(adult_vault, tmp_path / "chat.txt").id)

    assert len(read.text) == searching.LONGEST_READ
    assert not read.is_whole


def test_an_intimate_text_is_not_read(adult_vault: Vault, tmp_path: Path) -> None:
    (tmp_path / "chat.txt").write_text("what nobody shall read", encoding="utf-8")

    item = kept(adult_vault, tmp_path / "chat.txt", is_intimate=True)

    assert searching.read_words(adult_vault, item.id).text == ""


@pytest.mark.parametrize("text", ["", "  \n", "\0", "x" * 1001])
def test_no_word_and_a_whole_letter_are_refused(adult_vault: Vault, text: str) -> None:
    with pytest.raises(InvalidValueError):
        searching.search(adult_vault, text)
