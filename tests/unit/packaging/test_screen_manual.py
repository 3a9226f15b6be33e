"""The manual in docs/ is the one in the window, in every language that has all of its words."""

from pathlib import Path

import pytest
from babel.messages import Catalog

from tests.languages import TAGS
from tests.scripts import script

manual = script("screen_manual")
words = script("words")

TITLE = "How this page works"


@pytest.fixture(scope="module")
def wanted() -> dict[Path, str]:
    return manual.files()


def list_with(folder: Path, *sentences: tuple[str, str]) -> Path:
    """Begin a language that has some sentences."""
    path = words.list_of(folder, "hr")
    path.parent.mkdir(parents=True)
    catalogue = Catalog(locale="hr")
    for english, translated in sentences:
        catalogue.add(english, translated)
    words._write(catalogue, path)
    return folder


def test_the_manual_in_docs_is_the_windows_in_every_language(wanted: dict[Path, str]) -> None:
    found = {path: path.read_text(encoding="utf-8") for path in manual.MANUAL_PATH.rglob("*.md")}

    assert found == wanted
    assert {path.parent.name for path in wanted} == {"manual", "en", *TAGS}


def test_no_page_of_another_language_is_left_in_english(wanted: dict[Path, str]) -> None:
    sentences = {message.id for message in manual.words_of_the_manual() if len(message.id) > 20}
    pages = [text for path, text in wanted.items() if path.parent.name in TAGS]

    assert sentences
    assert pages
    assert [each for each in sentences if any(each in text for text in pages)] == []


def test_a_language_that_lacks_a_word_of_the_manual_has_no_pages(tmp_path: Path) -> None:
    folder = list_with(tmp_path, (TITLE, "Kako radi ova stranica"))

    assert [tag for tag, _words in manual.languages(folder)] == ["en"]


def test_a_language_with_every_word_of_the_manual_has_pages_though_it_is_not_built(
    tmp_path: Path,
) -> None:
    needed = [message.id for message in manual.words_of_the_manual() if message.id]
    folder = list_with(tmp_path, *((each, f"č{each}") for each in needed))

    found = manual.files(folder)

    assert found[manual.MANUAL_PATH / "hr" / "README.md"].startswith(f"# č{TITLE}\n")
