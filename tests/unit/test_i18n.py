import struct
from pathlib import Path

import pytest

from evidence_kit.i18n import N_, words_in


def write_catalogue(path: Path, sentences: dict[str, str]) -> None:
    """Write a gettext catalogue in its binary form (GNU gettext manual, "MO Files")."""
    header = "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=n!=1;\n"
    pairs = sorted({"": header, **sentences}.items())
    names = [key.encode() for key, _ in pairs]
    values = [value.encode() for _, value in pairs]
    at = 28 + 16 * len(pairs)
    tables, data = [], b""
    for texts in (names, values):
        for text in texts:
            tables += [len(text), at + len(data)]
            data += text + b"\0"
    head = (0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 0)
    path.parent.mkdir(parents=True)
    path.write_bytes(struct.pack(f"<7I{len(tables)}I", *head, *tables) + data)


@pytest.fixture
def catalogue_path(tmp_path: Path) -> Path:
    for language, word in (("sl", "nedotaknjeno"), ("pt_BR", "íntegro"), ("pt", "intacto")):
        path = tmp_path / language / "LC_MESSAGES" / "evidence_kit.mo"
        write_catalogue(path, {"intact": word})
    return tmp_path


def test_marking_a_sentence_leaves_it_as_it_is() -> None:
    assert N_("“{name}” is not there.") == "“{name}” is not there."


@pytest.mark.parametrize(
    ("language", "word"),
    [
        ("sl", "nedotaknjeno"),
        ("sl-SI", "nedotaknjeno"),
        ("pt-BR", "íntegro"),
        ("pt-PT", "intacto"),
        ("en", "intact"),
        ("xx", "intact"),
        ("", "intact"),
    ],
)
def test_a_word_comes_in_the_nearest_language_there_is(
    catalogue_path: Path, language: str, word: str
) -> None:
    assert words_in(language, catalogue_path).gettext("intact") == word


def test_a_sentence_without_translation_stays_english(catalogue_path: Path) -> None:
    assert words_in("sl", catalogue_path).gettext("missing") == "missing"


def test_no_catalogues_at_all_means_english(tmp_path: Path) -> None:
    words = words_in("sl", tmp_path / "nowhere")

    assert words.ngettext("{count} exhibit", "{count} exhibits", 2) == "{count} exhibits"


def test_two_languages_can_be_spoken_at_once(catalogue_path: Path) -> None:
    window, report = words_in("sl", catalogue_path), words_in("en", catalogue_path)

    assert (window.gettext("intact"), report.gettext("intact")) == ("nedotaknjeno", "intact")
