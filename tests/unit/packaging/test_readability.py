"""A figure for how hard a text is to read, and that no page is harder than it may be."""

import importlib.util

import pytest

from tests.fakes import ROOT_PATH

SCRIPT_PATH = ROOT_PATH / "packaging" / "readability.py"
LEAST_SENTENCES = 5
"""With fewer, one name of an authority decides."""
HIGHEST_GRADE = 7.0
LEAST_GULPEASE = 60.0
MOST_WORDS = 12.0

EASY = ("Stop here. You can come back. It is not your fault.",)
HARD = (
    "Notwithstanding considerable organisational complexity, institutional representatives "
    "habitually necessitate supplementary documentation regarding international jurisdiction."
)


def loaded():
    """The script as a module; ``packaging`` is another project's name too."""
    spec = importlib.util.spec_from_file_location("readability_script", SCRIPT_PATH)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


readability = loaded()


def too_hard(tag, pages):
    limits = {"en": HIGHEST_GRADE, "it": -LEAST_GULPEASE}
    figures = {
        "en": readability.grade,
        "it": lambda measured: -readability.gulpease(measured),
    }
    figure = figures.get(tag, lambda measured: measured.words_in_a_sentence)
    return [
        page
        for page, measured in pages.items()
        if measured.sentences >= LEAST_SENTENCES and figure(measured) > limits.get(tag, MOST_WORDS)
    ]


def test_short_words_in_short_sentences_are_easy():
    assert readability.grade(readability.measure(EASY)) < 1
    assert readability.grade(readability.measure([HARD])) > 20


def test_gulpease_of_easy_words_is_high():
    easy = readability.measure(("Non è colpa tua. Puoi fermarti qui.",))

    assert readability.gulpease(easy) > 80
    assert readability.gulpease(readability.measure([HARD])) < 0


def test_blanks_and_names_on_buttons_do_not_count():
    assert readability.measure(["Save", "{count} of {total}"]).words == 3
    assert readability.measure(["Save"]).sentences == 0


@pytest.mark.parametrize("tag", ["en", "it", "sl"])
def test_a_page_that_is_too_hard_is_named(tag):
    pages = {"hard.py": readability.measure([HARD] * LEAST_SENTENCES)}

    assert too_hard(tag, pages) == ["hard.py"]


@pytest.mark.deep
@pytest.mark.parametrize("tag", ["en", "it", "sl"])
def test_no_page_is_too_hard(tag):
    assert too_hard(tag, readability.pages(tag)) == []
