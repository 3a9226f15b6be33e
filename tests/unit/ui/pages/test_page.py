import pytest
from pytestqt.qtbot import QtBot

from evidence_kit.i18n import Words
from evidence_kit.ui.pages.page import Page, Unkept, foot_line
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from tests.unit.ui.seen import seen


def test_a_page_knows_what_it_was_given_and_starts_nothing(
    qtbot: QtBot, theme: Theme, words: Words
) -> None:
    vault = VaultProcess()

    page = Page(theme, vault, words)
    qtbot.addWidget(page)
    page.save_work()

    assert (page.theme, page.vault, page.words) == (theme, vault, words)
    assert not vault.is_busy


def test_what_only_a_real_page_can_do_is_not_done_silently(
    qtbot: QtBot, theme: Theme, words: Words
) -> None:
    page = Page(theme, VaultProcess(), words)
    qtbot.addWidget(page)

    with pytest.raises(NotImplementedError):
        page.render(seen())
    with pytest.raises(NotImplementedError):
        page.first_focus()


FILES = Unkept(line="1 file waits.", short="1 file", files=1, is_rest_saved=True)
PASTED = Unkept(line="Pasted.", short="Pasted.", has_clipboard=True, is_rest_saved=True)
FORM = Unkept(line="A form waits.", short="A form.", is_form=True, page="money")


@pytest.mark.parametrize(
    ("waiting", "said"),
    [
        ((FILES,), "1 file waits. Everything else is saved."),
        ((FORM,), "A form waits."),
        ((FILES, FORM), "1 file waits. A form waits."),
        ((FILES.with_form(FORM),), "1 file waits. A form waits."),
        ((FORM, FILES), "A form waits."),
        ((FILES, PASTED), "1 file waits."),
    ],
)
def test_the_rest_is_called_saved_only_where_nothing_else_waits(
    words: Words, waiting: tuple[Unkept, ...], said: str
) -> None:
    assert foot_line(waiting, words) == said


def test_files_and_a_form_of_one_page_are_both_counted_when_the_case_is_left() -> None:
    both = FILES.with_form(FORM)
    assert (both.files, both.is_form, both.page) == (1, True, "money")
