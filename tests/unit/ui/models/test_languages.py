import struct
from pathlib import Path

from evidence_kit.ui.models.languages import Language, chosen_of, languages_in


def make_catalogue(path: Path, tag: str) -> None:
    folder = path / tag / "LC_MESSAGES"
    folder.mkdir(parents=True)
    # The smallest catalogue there is: no messages (GNU gettext, format of MO files).
    (folder / "evidence_kit.mo").write_bytes(struct.pack("<7I", 0x950412DE, 0, 0, 28, 28, 0, 28))


def test_without_catalogues_there_is_english_alone(tmp_path: Path) -> None:
    assert languages_in(tmp_path / "nowhere") == (Language(tag="en", name="English"),)


def test_a_language_with_a_catalogue_is_offered_by_its_own_name(tmp_path: Path) -> None:
    make_catalogue(tmp_path, "sl")

    assert languages_in(tmp_path)[1:] == (Language(tag="sl", name="slovenščina"),)


def test_a_folder_without_a_catalogue_is_no_language(tmp_path: Path) -> None:
    (tmp_path / "it" / "LC_MESSAGES").mkdir(parents=True)

    assert [language.tag for language in languages_in(tmp_path)] == ["en"]


def test_a_catalogue_for_english_does_not_list_english_twice(tmp_path: Path) -> None:
    make_catalogue(tmp_path, "en")

    assert [language.tag for language in languages_in(tmp_path)] == ["en"]


def test_a_language_that_is_not_there_becomes_english() -> None:
    known = (Language(tag="en", name="English"), Language(tag="sl", name="slovenščina"))

    assert chosen_of("de", known) == "en"
    assert chosen_of("sl-SI", known) == "sl"
