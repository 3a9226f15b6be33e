"""The manual says what stands on the screen, in short sentences, about every page."""

import re

import pytest

from evidence_kit.i18n import Words
from evidence_kit.ui.models.manual import EVERYWHERE, MANUAL, ManualPage, find_page, said
from evidence_kit.ui.routes import CASE_PAGES
from tests.fakes import ROOT_PATH

UI_PATH = ROOT_PATH / "evidence_kit" / "ui"
ON_SCREENS = "".join(
    path.read_text(encoding="utf-8")
    for path in sorted(UI_PATH.rglob("*.py"))
    if path.name != "manual.py"
)

each_page = pytest.mark.parametrize("page", MANUAL, ids=lambda page: page.name)


def is_on_a_screen(label: str) -> bool:
    return f'"{label}"' in ON_SCREENS


def good_of(name: str) -> tuple[str, ...]:
    page = find_page(name)
    assert page is not None
    return page.good


@each_page
def test_what_it_names_stands_on_a_screen(page: ManualPage) -> None:
    named = (page.title, *page.labels.values())

    assert [label for label in named if not is_on_a_screen(label)] == []


def test_a_button_of_another_name_would_be_noticed() -> None:
    assert not is_on_a_screen("Press me twice")


def test_it_says_what_leaves_by_a_time_stamp() -> None:
    good = good_of("handover")

    # The sentence of the page itself; "Nothing is sent" is untrue once a time stamp is asked for.
    assert "What you make is not sent from here. You carry it." in good
    assert is_on_a_screen("What you make is not sent from here. You carry it.")
    assert [text for text in good if "random number" in text and "network address" in text]
    assert [text for text in good if "Nothing is sent" in text] == []


def test_it_says_what_the_first_page_stores() -> None:
    (stored,) = (text for text in good_of("welcome") if "stored" in text)

    assert "language" in stored
    assert "how the page looks" in stored


@each_page
def test_every_sentence_is_short(page: ManualPage) -> None:
    filled = said(page, Words())
    sentences = (filled.what, *filled.steps, *filled.good, *(what for _key, what in filled.keys))
    spoken = [each for text in sentences for each in re.split(r"(?<=[.?]) ", text)]

    assert [each for each in spoken if len(each.split()) > 22] == []
    assert "{" not in "".join(sentences)


@pytest.mark.parametrize("name", CASE_PAGES)
def test_every_page_of_a_case_is_explained(name: str) -> None:
    assert find_page(name) is not None


def test_the_keys_that_work_everywhere_are_the_windows_own() -> None:
    shortcuts = (UI_PATH / "window.py").read_text(encoding="utf-8")

    for key, _what in EVERYWHERE:
        first = key.replace(" ", "").partition("…")[0].partition(",")[0]
        known = {"Shift": "Shift", "Ctrl+1": "Ctrl+{number}", "Ctrl+Plus": "Ctrl++"}
        assert known.get(first, first) in shortcuts or first in {"Shift", "Ctrl+Z"}
