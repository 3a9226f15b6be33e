"""The pages before a case is open, help, and the shell around the pages of a case."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from evidence_kit import messages
from evidence_kit.errors import VaultDamagedError
from evidence_kit.model import AgeInPicture
from evidence_kit.ui.case_shell import CaseShell
from evidence_kit.ui.covering import Covering
from evidence_kit.ui.locking import Locking
from evidence_kit.ui.models.help_cards import Reader, Who
from evidence_kit.ui.models.languages import Language
from evidence_kit.ui.pages.help_now import HelpNowPage
from evidence_kit.ui.pages.new_case.answers import Answers
from evidence_kit.ui.pages.new_case.page import NewCasePage
from evidence_kit.ui.pages.sample import SamplePage
from evidence_kit.ui.pages.unlock import UnlockPage
from evidence_kit.ui.pages.welcome import WelcomePage
from evidence_kit.ui.preferences import Preferences
from evidence_kit.ui.resuming import LockReason
from evidence_kit.ui.routes import CASE_PAGES
from evidence_kit.ui.sample_strip import SampleStrip
from tests.pictures.scenes import Stage, scene

LANGUAGES = (
    Language(tag="en", name="English"),
    Language(tag="sl", name="slovenščina"),
)
PLACE = "/home/sk/Documents/Papers"
NOWHERE = Path("/nonexistent/settings.toml")
AGES, COUNTRY, LANGUAGE, TYPING, PASSWORD, SPARE_KEY = range(6)
ANSWERED = Answers(
    age_now=15,
    is_age_said=True,
    in_picture=AgeInPicture.NOT_SURE,
    country="SI",
    report_language="sl",
    initials="SK",
)
GROUPS = ("7KQF", "M2XD", "9RTA", "HW4C", "B8PN", "3EVJ", "T6YG", "QZ5K")
TYPED = "lantern river copper seven"


def welcome_of(stage: Stage) -> WelcomePage:
    return WelcomePage(stage.theme, stage.words, Preferences(NOWHERE), LANGUAGES)


@scene("01-welcome")
def welcome(stage: Stage) -> QWidget:
    page = welcome_of(stage)
    stage.after(page.first_focus().setFocus)
    return page


@scene("01b-welcome-not-safe")
def welcome_not_safe(stage: Stage) -> QWidget:
    page = welcome_of(stage)
    page.maybe.click()
    return page


@scene("01c-what-cannot-be-hidden")
def what_cannot_be_hidden(stage: Stage) -> QWidget:
    page = welcome_of(stage)
    stage.after(page.foot.link.click)
    return page


def new_case_of(stage: Stage, step: int) -> NewCasePage:
    vault = stage.vault_answering(
        {
            messages.NewRecoveryCode: messages.RecoveryCode(groups=GROUPS),
            messages.JudgePassphrase: messages.PassphraseJudged(
                strength=messages.Strength.GOOD, reason=""
            ),
        }
    )
    page = NewCasePage(
        stage.theme,
        vault,
        stage.words,
        stage.clock,
        LANGUAGES,
        answers=ANSWERED,
        step=step,
    )
    page.spare_key.set_place(PLACE)
    stage.after(page.first_focus().setFocus)
    return page


@scene("02a-new-case-age")
def new_case_age(stage: Stage) -> QWidget:
    page = new_case_of(stage, AGES)
    page.ages.age.set_text("15")
    page.ages.choices[AgeInPicture.NOT_SURE].click()
    return page


@scene("02b-new-case-country")
def new_case_country(stage: Stage) -> QWidget:
    page = new_case_of(stage, COUNTRY)
    page.country.search.set_text("slo")
    page.country.search.edited.emit("slo")
    return page


@scene("02c-new-case-languages")
def new_case_languages(stage: Stage) -> QWidget:
    return new_case_of(stage, LANGUAGE)


@scene("02d-new-case-who")
def new_case_who(stage: Stage) -> QWidget:
    return new_case_of(stage, TYPING)


@scene("02e-new-case-password")
def new_case_password(stage: Stage) -> QWidget:
    page = new_case_of(stage, PASSWORD)
    page.password.first.set_text(TYPED)
    judged = messages.PassphraseJudged(strength=messages.Strength.GOOD, reason="")
    page.password.entry.show_judged(TYPED, judged)
    page.password.again.set_text(TYPED[:13])
    return page


@scene("02f-new-case-spare-key")
def new_case_spare_key(stage: Stage) -> QWidget:
    return new_case_of(stage, SPARE_KEY)


@scene("02g-new-case-try-the-key")
def new_case_try_the_key(stage: Stage) -> QWidget:
    page = new_case_of(stage, SPARE_KEY)
    page.spare_key._choose_tried = lambda _groups: (2, 5)

    def try_it() -> None:
        page.spare_key.advance()
        for field, typed in zip(page.spare_key.fields, ("9RTA", "3E"), strict=True):
            field.set_text(typed)
            field.edited.emit(typed)
        page.spare_key.fields[1].line.setFocus()

    stage.after(try_it)
    return page


def unlock_of(stage: Stage, reason: LockReason) -> UnlockPage:
    page = UnlockPage(
        stage.theme, stage.vault, stage.words, reason=reason, case_path=PLACE, quiet_minutes=5
    )
    stage.after(page.first_focus().setFocus)
    return page


@scene("10-lock")
def lock(stage: Stage) -> QWidget:
    return unlock_of(stage, LockReason.IDLE)


@scene("10b-open")
def open_my_case(stage: Stage) -> QWidget:
    return unlock_of(stage, LockReason.NONE)


@scene("10c-damaged")
def damaged(stage: Stage) -> QWidget:
    page = unlock_of(stage, LockReason.ASKED)
    page._on_vault_refused(
        messages.Problem(code=VaultDamagedError.code, facts={"reason": "checksum"})
    )
    return page


@scene("10d-covered")
def covered(stage: Stage) -> QWidget:
    return Covering(stage.theme, stage.words)


@scene("10e-locking")
def locking(stage: Stage) -> QWidget:
    page = Locking(stage.theme, stage.words)
    stage.after(page.first_focus().setFocus)
    return page


def help_of(stage: Stage, reader: Reader) -> HelpNowPage:
    return HelpNowPage(stage.theme, stage.words, stage.clock, reader)


@scene("11-help-now")
def help_now(stage: Stage) -> QWidget:
    return help_of(stage, Reader(country="SI"))


@scene("11d-help-qr")
def help_qr(stage: Stage) -> QWidget:
    page = help_of(stage, Reader(country="SI"))
    page._on_card_qr_requested("Someone to talk to", "https://e-tom.si/")
    return page


@scene("11b-help-adult-scotland", size=(1280, 1500))
def help_adult(stage: Stage) -> QWidget:
    return help_of(stage, Reader(country="GB-SCT", who=Who.ADULT))


@scene("11c-help-anywhere", size=(1280, 1400))
def help_anywhere(stage: Stage) -> QWidget:
    return help_of(stage, Reader())


@scene("11e-help-helping", size=(1280, 2000))
def help_helping(stage: Stage) -> QWidget:
    return help_of(stage, Reader(country="GB-SCT", who=Who.HELPING))


def shell_of(stage: Stage, name: str) -> CaseShell:
    shell = CaseShell(
        stage.theme,
        stage.words,
        lambda page: CASE_PAGES[page](stage.theme, stage.vault, stage.words),
    )
    shell.render_case(stage.case)
    shell.show_page(name)
    return shell


@scene("17-shell-evidence")
def shell_evidence(stage: Stage) -> QWidget:
    return shell_of(stage, "evidence")


@scene("17b-shell-1024", size=(1024, 700))
def shell_small(stage: Stage) -> QWidget:
    return shell_of(stage, "people")


@scene("17c-shell-menu", size=(900, 700))
def shell_menu(stage: Stage) -> QWidget:
    shell = shell_of(stage, "steps")
    stage.after(shell.toggle_menu)
    return shell


@scene("17d-shell-locking-soon")
def shell_locking(stage: Stage) -> QWidget:
    shell = shell_of(stage, "story")
    shell.set_is_locking(is_locking=True)
    return shell


@scene("01d-sample")
def sample_page(stage: Stage) -> QWidget:
    page = SamplePage(
        stage.theme, stage.vault, stage.words, stage.clock, "/home/sk/Documents/Papers to try"
    )
    stage.after(page.first_focus().setFocus)
    return page


@scene("17e-shell-sample")
def shell_sample(stage: Stage) -> QWidget:
    shell = shell_of(stage, "people")
    shell.add_strip(SampleStrip(stage.theme, stage.vault, stage.words, shell.save_work))
    return shell


@scene("11e-help-manual", size=(1280, 1100))
def help_manual(stage: Stage) -> QWidget:
    page = help_of(stage, Reader(country="SI"))
    page.set_manual("evidence")
    stage.after(page.manual_button.click)
    return page
