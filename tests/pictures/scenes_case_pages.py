"""The pages of an open case: what to do now, people, money, what happened, steps."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial

import msgspec
from PySide6.QtWidgets import QWidget

from evidence_kit import messages
from evidence_kit.messages import CaseSeen
from evidence_kit.model import (
    Activity,
    Demand,
    PaymentStatus,
    Referral,
    Removal,
    Sighting,
    StepState,
    Threat,
    Validity,
)
from evidence_kit.questions import removal_answered, removal_asked
from evidence_kit.subjects import Subject
from evidence_kit.ui.pages.home import HomePage
from evidence_kit.ui.pages.money import MoneyPage
from evidence_kit.ui.pages.money_correcting import Correcting
from evidence_kit.ui.pages.people import PeoplePage
from evidence_kit.ui.pages.steps import StepsPage
from evidence_kit.ui.pages.story import StoryPage
from evidence_kit.ui.widgets.address_row import AddressRow
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.scroll import PageScroll
from evidence_kit.ui.widgets.withdrawing import Withdrawing
from tests.pictures.sample_case import SHOWN_AT, empty_case, sample_case, with_keys
from tests.pictures.scenes import Stage, scene

PAGE = (1032, 644)
LARGE = (1024, 560)
WHOLE = (1032, 1600)
WHOLE_LARGE = (1024, 4200)


THREAT = Threat(
    number=1,
    subject="S1",
    platform="Instagram, lena.k_9421",
    text="Pay 500 or your class sees it.",
    audience="my class",
    demand=Demand.MONEY,
    at_text="2026-11-15T01:12+01:00",
    deadline_text="in 24 hours",
    item_id=None,
    recorded_at=SHOWN_AT,
)


def under_way(case: CaseSeen) -> CaseSeen:
    """Return the case some hours later: safe, one app saved and reported, one saved."""
    done = (
        "st00",
        "st05/app-whatsapp",
        "st06/app-whatsapp",
        "st05/app-instagram",
        "st05/cap-01",
        "st05/cap-04",
        "st04",
    )
    return msgspec.structs.replace(case, steps=case.steps | dict.fromkeys(done, StepState.DONE))


def home(stage: Stage, case: CaseSeen) -> HomePage:
    page = HomePage(stage.theme, stage.vault, stage.words, stage.clock)
    page.render(case)
    return page


def people(stage: Stage, case: CaseSeen) -> PeoplePage:
    page = PeoplePage(stage.theme, stage.vault, stage.words)
    page.render(case)
    return page


def money(stage: Stage, case: CaseSeen) -> MoneyPage:
    page = MoneyPage(stage.theme, stage.vault, stage.words, stage.clock)
    page.render(case)
    return page


def story(stage: Stage, case: CaseSeen) -> StoryPage:
    page = StoryPage(stage.theme, stage.vault, stage.words)
    page.render(case)
    return page


def steps(stage: Stage, case: CaseSeen) -> StepsPage:
    page = StepsPage(stage.theme, stage.vault, stage.words, stage.clock)
    page.render(case)
    return page


def register(name: str, build: Callable[[Stage], QWidget]) -> None:
    scene(name, size=WHOLE, large_size=WHOLE_LARGE)(build)


@scene("03-home", size=PAGE, large_size=LARGE)
def home_under_way(stage: Stage) -> QWidget:
    return home(stage, under_way(stage.case))


@scene("03-home-danger", size=PAGE, large_size=LARGE)
def home_danger(stage: Stage) -> QWidget:
    page = home(stage, empty_case())
    stage.after(lambda: page.first_focus().setFocus())
    return page


def home_open(stage: Stage) -> QWidget:
    page = home(stage, under_way(stage.case))
    stage.after(lambda: page._queue.rows.open_row("app-snapchat"))
    return page


def home_known(stage: Stage) -> QWidget:
    case = under_way(stage.case)
    answers = {**case.answers, "guidance/offender-known": "yes"}
    safe = case.steps | {"st00": StepState.DONE}
    return home(stage, msgspec.structs.replace(case, answers=answers, steps=safe))


def home_bank(stage: Stage) -> QWidget:
    safe = stage.case.steps | {"st00": StepState.DONE}
    return home(stage, msgspec.structs.replace(stage.case, steps=safe))


def home_nothing(stage: Stage) -> QWidget:
    settled = ("st00", "st01", "st03", "st04", "st05", "st06", "st07", "st08", "st09", "st10")
    names = (*settled, "st05/app")
    steps_done = dict.fromkeys(names, StepState.DONE)
    return home(stage, msgspec.structs.replace(empty_case(), steps=steps_done))


def home_look(stage: Stage) -> QWidget:
    settled = ("st00", "st01", "st03", "st04", "st05", "st06", "st07", "st08", "st09", "st05/app")
    long_ago = stage.clock.now() - timedelta(days=8)
    case = msgspec.structs.replace(
        empty_case(),
        steps=dict.fromkeys(settled, StepState.DONE),
        removals=tuple(
            replace(each, recorded_at=long_ago, status="") for each in stage.case.removals[:1]
        ),
    )
    return home(stage, case)


def home_no_spare_key(stage: Stage) -> QWidget:
    case = under_way(stage.case)
    return home(stage, with_keys(case, case.keys[:1]))


def home_backup(stage: Stage) -> QWidget:
    case = under_way(stage.case)
    long_ago = stage.clock.now() - timedelta(days=8)
    items = tuple(replace(item, imported_at=long_ago) for item in case.items)
    return home(stage, msgspec.structs.replace(case, items=items))


def home_changed(stage: Stage) -> QWidget:
    made = messages.ExportSeen(version=2, kind="package", made_at=SHOWN_AT, code="0f" * 32)
    changed = ("correction", "identifier", "threat")
    case = msgspec.structs.replace(under_way(stage.case), exports=(made,), changed_since=changed)
    return home(stage, case)


def home_set_time(stage: Stage) -> QWidget:
    return home(stage, msgspec.structs.replace(under_way(stage.case), threats=(THREAT,)))


register("03-home-changed", home_changed)
register("03-home-set-time", home_set_time)
register("03-home-no-spare-key", home_no_spare_key)
register("03-home-backup-offer", home_backup)
register("03-home-row-open", home_open)
register("03-home-bank", home_bank)
register("03-home-known", home_known)
register("03-home-nothing-waiting", home_nothing)
register("03-home-look-how-far", home_look)


@scene("06a-people", size=PAGE, large_size=LARGE)
def people_page(stage: Stage) -> QWidget:
    return people(stage, stage.case)


@scene("06a-people-empty", size=PAGE, large_size=LARGE)
def people_empty(stage: Stage) -> QWidget:
    return people(stage, empty_case())


def people_withdrawing(stage: Stage) -> QWidget:
    page = people(stage, stage.case)

    def ask() -> None:
        page._register.rows.open_row("identifier/3")
        page._register.rows.findChild(Withdrawing).ask.click()

    stage.after(ask)
    return page


def people_adding(stage: Stage) -> QWidget:
    page = people(stage, stage.case)

    def fill() -> None:
        page._on_add_clicked()
        page._form.value.set_text("https://ex\u0430mple.com/p/83hf\u200b")
        page._form.kind.choose("url")
        page._form.value.left.emit()

    stage.after(fill)
    return page


def people_more(stage: Stage) -> QWidget:
    page = people(stage, stage.case)
    stage.after(lambda: page._register.rows.open_row("identifier/3"))
    return page


def people_joining(stage: Stage) -> QWidget:
    identifiers = tuple(
        replace(each, subject="S2") if number == 1 else each
        for number, each in enumerate(stage.case.identifiers)
    )
    said = Subject(number=3, part_of=1, note="The same photo.", changed_at=SHOWN_AT)
    page = people(
        stage, msgspec.structs.replace(stage.case, identifiers=identifiers, subjects={3: said})
    )
    stage.after(page._joining.rows[0].part.click)
    return page


register("06a-people-joining", people_joining)
register("06a-people-more", people_more)
register("06a-people-withdrawing", people_withdrawing)
register("06a-people-adding", people_adding)


@scene("06b-money", size=PAGE, large_size=LARGE)
def money_page(stage: Stage) -> QWidget:
    return money(stage, stage.case)


def money_asked_back(stage: Stage) -> QWidget:
    paid = replace(stage.case.payments[0], number=90, status=PaymentStatus.MADE, amount="200")
    case = msgspec.structs.replace(
        stage.case,
        payments=(*stage.case.payments, paid),
        details={90: {"recall-at": "2026-11-20", "own-bank": "Example Bank"}},
    )
    return money(stage, case)


register("06b-money-asked-back", money_asked_back)


@scene("06b-money-correcting", size=(1032, 1200), large_size=(1024, 2400))
def money_correcting(stage: Stage) -> QWidget:
    case = msgspec.structs.replace(stage.case, corrected=(stage.case.payments[0].number,))
    page = money(stage, case)
    stage.after(partial(correct_first, page))
    return page


def correct_first(page: MoneyPage) -> None:
    row = page._rows.rows.rows[0]
    page._rows.rows.open_row(row.key)
    row.findChildren(Correcting)[0].ask.click()


@scene("06b-money-empty", size=PAGE, large_size=LARGE)
def money_empty(stage: Stage) -> QWidget:
    return money(stage, empty_case())


def money_script(stage: Stage) -> QWidget:
    page = money(stage, stage.case)
    stage.after(page._on_bank_script_toggled)
    stage.after(lambda: page._rows.rows.open_row("payment/1"))
    return page


def money_adding(stage: Stage) -> QWidget:
    page = money(stage, stage.case)

    def fill() -> None:
        page._on_add_clicked(PaymentStatus.MADE)
        page._form.amount.set_text("1,300")
        page._form.amount.left.emit()
        page._form.when.set_value("exact", "15.11.2026 01:12")

    stage.after(fill)
    return page


def money_card(stage: Stage) -> QWidget:
    said = messages.NumberLookedAt(kept="Mario •••• •••• •••• 1112", check=Validity.INVALID)
    vault = stage.vault_answering({messages.LookAtNumber: said})
    page = MoneyPage(stage.theme, vault, stage.words, stage.clock)
    page.render(stage.case)

    def fill() -> None:
        page._on_add_clicked(PaymentStatus.MADE)
        page._form.to.set_text("Mario 4111 1111 1111 1112")
        page._form.to.left.emit()

    stage.after(fill)
    return page


def money_card_stopped(stage: Stage) -> QWidget:
    said = messages.NumberLookedAt(kept="Mario •••• •••• •••• 1112", check=Validity.INVALID)
    vault = stage.vault_answering({messages.LookAtNumber: said})
    page = MoneyPage(stage.theme, vault, stage.words, stage.clock)
    page.render(stage.case)

    def fill() -> None:
        page._on_add_clicked(PaymentStatus.MADE)
        page._form.to.set_text("Mario 4111 1111 1111 1112")
        page._form.keep.click()

    stage.after(fill)
    return page


def money_card_kept(stage: Stage) -> QWidget:
    said = messages.NumberLookedAt(kept="•••• •••• •••• 1111", check=Validity.VALID)
    answers = {
        messages.LookAtNumber: said,
        messages.RecordPayment: messages.Recorded(name="payment/4"),
    }
    page = MoneyPage(stage.theme, stage.vault_answering(answers), stage.words, stage.clock)
    page.render(stage.case)

    def fill() -> None:
        page._on_add_clicked(PaymentStatus.MADE)
        page._form.to.set_text("4111 1111 1111 1111")
        page._form.keep.click()

    stage.after(fill)
    return page


register("06b-money-card", money_card)
register("06b-money-card-stopped", money_card_stopped)
register("06b-money-card-kept", money_card_kept)


def money_more(stage: Stage) -> QWidget:
    page = money(stage, stage.case)
    stage.after(lambda: page._rows.rows.open_row("payment/1"))
    return page


register("06b-money-more", money_more)
register("06b-money-what-to-say", money_script)
register("06b-money-adding", money_adding)


@scene("07-what-happened", size=PAGE, large_size=LARGE)
def story_page(stage: Stage) -> QWidget:
    return story(stage, stage.case)


@scene("07-what-happened-empty", size=PAGE, large_size=LARGE)
def story_empty(stage: Stage) -> QWidget:
    return story(stage, empty_case())


def story_adding(stage: Stage) -> QWidget:
    page = story(stage, stage.case)

    def fill() -> None:
        page._facts.questions[3].click()
        page._on_add_clicked()
        page._form.when.set_value("about", "15.11.2026 01:40")

    stage.after(fill)
    return page


register("07-what-happened-adding", story_adding)


def story_told(stage: Stage) -> QWidget:
    told = Referral(
        number=1,
        force="Policija, PU Ljubljana",
        reference="PR 12/2026-31",
        on_text="2026-11-16",
        officer="M. Novak",
        recorded_at=SHOWN_AT,
        note="She called back the next day.",
    )
    page = story(stage, msgspec.structs.replace(stage.case, referrals=(told,), threats=(THREAT,)))

    def fill() -> None:
        page._told.rows.open_row("referral/1")
        page._time.rows.open_row("threat/1")
        page._on_change_wanted("threat/1")

    stage.after(fill)
    return page


register("07-what-happened-told", story_told)


def people_seen(stage: Stage) -> QWidget:
    sighting = Sighting(
        number=1,
        first_seen_text="early November",
        last_seen_text="15 November",
        how_known="She wrote to me first.",
        activity=Activity.GONE,
        changed_at=SHOWN_AT,
    )
    page = people(stage, msgspec.structs.replace(stage.case, sightings={1: sighting}))

    def fill() -> None:
        page._register.rows.open_row("identifier/1")
        wanted = stage.words.gettext("Say when it was seen")
        row = page._register.rows
        next(each for each in row.findChildren(Button) if each.words() == wanted).click()

    stage.after(fill)
    return page


register("06a-people-seen", people_seen)


@scene("08-steps", size=PAGE, large_size=LARGE)
def steps_page(stage: Stage) -> QWidget:
    page = steps(stage, stage.case)
    stage.after(lambda: page._rows.open_row(""))
    stage.after(lambda: page.first_focus().setFocus())
    return page


def steps_told(question: str, answer: str, step_id: str) -> Callable[[Stage], QWidget]:
    def build(stage: Stage) -> QWidget:
        case = msgspec.structs.replace(stage.case, answers={question: answer})
        page = steps(stage, case)
        stage.after(lambda: page._rows.open_row(step_id))
        stage.after(lambda: page.first_focus().setFocus())
        return page

    return build


def steps_open(step_id: str, *, is_under_18: bool = False) -> Callable[[Stage], QWidget]:
    def build(stage: Stage) -> QWidget:
        page = steps(stage, under_way(sample_case(is_under_18=is_under_18)))
        stage.after(lambda: page._rows.open_row(step_id))
        return page

    return build


def steps_removal_dates(stage: Stage) -> QWidget:
    removals = tuple(
        Removal(
            number=number,
            service=service,
            case_number=f"C-10{number}",
            pin="",
            status=status,
            recorded_at=SHOWN_AT - timedelta(days=9),
        )
        for number, service, status in ((1, "StopNCII", ""), (2, "Instagram", "Taken down"))
    )
    said = {
        removal_asked(1): "2026-11-05",
        removal_asked(2): "last Sunday",
        removal_answered(2): "2026-11-20",
    }
    page = steps(stage, msgspec.structs.replace(stage.case, removals=removals, answers=said))
    stage.after(lambda: page._rows.open_row("st09"))
    return page


def steps_door(stage: Stage) -> QWidget:
    page = steps(stage, empty_case())
    stage.after(page._on_door_opened)
    return page


register("08-steps-saving", steps_open("st05"))
register("08-steps-saving-under-18", steps_open("st05", is_under_18=True))
register("08-steps-police", steps_open("st08"))
register("08-steps-removal", steps_open("st09"))
register("08-steps-removal-under-18", steps_open("st09", is_under_18=True))
register("08-steps-removal-dates", steps_removal_dates)
register("08-steps-door", steps_door)
register("08-steps-known", steps_told("guidance/offender-known", "yes", "st03"))
register("08-steps-mail", steps_told("guidance/claim", "mass-mail", "st03"))


@scene("08-steps-card", size=(1032, 900), large_size=(1024, 2000))
def steps_card(stage: Stage) -> QWidget:
    page = steps(stage, stage.case)
    stage.after(lambda: page._rows.open_row(""))
    rows = page._card.findChildren(AddressRow)
    button = next(row.qr_button for row in rows if row.qr_button is not None)
    stage.after(button.click)
    stage.after(page._card.save_button.setFocus)
    stage.vault.answer_with(messages.SaveCard, messages.CardSaved(path="/media/sk/card.pdf"))
    stage.after(lambda: page._card.save("/media/sk/card.pdf"))
    stage.after(lambda: page.findChildren(PageScroll)[0].verticalScrollBar().setValue(10_000))
    return page
