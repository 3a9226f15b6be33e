"""The paste page: a text, and what was found in it."""

from PySide6.QtWidgets import QWidget

from evidence_kit.messages import (
    FactsFound,
    FoundAmount,
    FoundIdentifier,
    FoundPassage,
    LookForFacts,
)
from evidence_kit.model import ItemId
from evidence_kit.recognising.reasons import OFFERED
from evidence_kit.recognising.text import recognise
from evidence_kit.ui.pages.paste import PastePage
from evidence_kit.ui.pages.paste_keeping import Kept
from evidence_kit.ui.pages.paste_state import state_after
from tests.pictures.sample_case import BITCOIN, IBAN, PHONE
from tests.pictures.scenes import Stage, scene

XRP = "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh"

PIECE = ItemId(f"{5:032x}")

PAGE = (1032, 644)
LARGE = (1024, 560)

TEXT = f"""[15. 11. 2026 01:10] @lena.k_9421: u have till sunday 18:00
[15. 11. 2026 01:11] @lena.k_9421: 500 eur to {IBAN} name EXAMPLE PERSON
[15. 11. 2026 01:12] @lena.k_9421: or everyone who follows u sees it 😀
[15. 11. 2026 09:05] @lena.k_9421: not enough. 800 eur in bitcoin {BITCOIN}
[15. 11. 2026 09:07] @lena.k_9421: write me here {PHONE}
[15. 11. 2026 09:31] @lena.k_9421: look https://ex\u0430mple.com/p/83hf"""


SAID = f"""send 50 xrp to {XRP} tag: 4471 in 24 hours
or card 4111 1111 1111 1111. i will send everything to your family"""


MISREAD = f"""@lena.k_9421: 500 eur to {IBAN[:-1]}7
or NL91 ABNA O417 1643 OO today"""


TOLD = f"""[12/03/2025, 21:14:07] Jess: 500 EUR to {IBAN} or everyone sees it
[12/03/2025, 21:20:44] Sam: i already paid 300 EUR with postepay
[12/03/2025, 21:21:10] Sam: i can pay 150 EUR tomorrow"""


def found_in(text: str) -> FactsFound:
    """What the vault process answers about a text."""
    recognition = recognise(text, country="SI")
    return FactsFound(
        identifiers=tuple(
            FoundIdentifier(
                start=each.start,
                end=each.end,
                kind=each.kind,
                value=each.value,
                normalised=each.normalised,
                validity=each.validity,
                platform=each.platform,
                confidence=each.confidence.value,
                reason=each.reason,
                handle=each.handle,
                tag=each.tag,
                is_offered=each.reason in OFFERED,
            )
            for each in recognition.identifiers
        ),
        amounts=tuple(
            FoundAmount(
                start=each.start,
                end=each.end,
                value=each.value,
                amount=each.amount,
                currency=each.currency,
                reason=each.reason,
                spoken=each.spoken,
                method=each.method,
                said_at=each.said_at,
            )
            for each in recognition.amounts
        ),
        passages=tuple(
            FoundPassage(
                start=each.start,
                end=each.end,
                kind=each.kind.value,
                value=each.value,
                normalised=each.normalised,
                reason=each.reason,
                confidence=each.confidence.value,
                said_at=each.said_at,
            )
            for each in recognition.passages
        ),
        odd_characters=0,
    )


def page_of(stage: Stage, text: str, found: FactsFound) -> PastePage:
    vault = stage.vault_answering({LookForFacts: found})
    page = PastePage(stage.theme, vault, stage.words)
    page.take_text(text)
    return page


@scene("05-paste", size=PAGE, large_size=LARGE)
def paste(stage: Stage) -> QWidget:
    page = page_of(stage, TEXT, found_in(TEXT))
    stage.after(lambda: page._select(3))
    return page


@scene("05-paste-asked-or-paid", size=PAGE, large_size=(1024, 1500))
def asked_or_paid(stage: Stage) -> QWidget:
    page = page_of(stage, TOLD, found_in(TOLD))

    def show_sums() -> None:
        sums = [row for row in page._find_rows.values() if row.asking is not None]
        page._right.ensureWidgetVisible(sums[-1], 0, 24)

    stage.after(show_sums)
    return page


@scene("05-paste-kept", size=PAGE, large_size=LARGE)
def kept(stage: Stage) -> QWidget:
    page = page_of(stage, TOLD, found_in(TOLD))
    kept_now = Kept(
        label="SK-005",
        facts=4,
        unanswered=1,
        unticked=2,
        piece=PIECE,
        pages=("money", "story", "evidence"),
    )
    page._render(state_after(kept_now, stage.words))
    return page


@scene("05-paste-what-they-say", size=PAGE, large_size=LARGE)
def what_they_say(stage: Stage) -> QWidget:
    page = page_of(stage, SAID, found_in(SAID))

    def tick_and_show() -> None:
        page._sayings.rows[1].tick.click()
        page._right.ensureWidgetVisible(page._sayings.rows[-1], 0, 24)

    stage.after(tick_and_show)
    return page


@scene("05-paste-correcting", size=(1032, 900), large_size=(1024, 1900))
def correcting(stage: Stage) -> QWidget:
    page = page_of(stage, MISREAD, found_in(MISREAD))

    def correct() -> None:
        rows = page._find_rows.values()
        name, iban = (row for row in rows if row._find.identifier and not row._find.offered)
        name.correcting.open_button.click()
        name.correcting.field.set_text("@Iena.k_9421")
        name.correcting.take.click()
        iban.correcting.open_button.click()

    stage.after(correct)
    return page


@scene("05-paste-nothing-found", size=PAGE, large_size=LARGE)
def nothing_found(stage: Stage) -> QWidget:
    text = "i hope you are well"
    return page_of(stage, text, found_in(text))


@scene("05-paste-empty", size=PAGE, large_size=LARGE)
def empty(stage: Stage) -> QWidget:
    return PastePage(stage.theme, stage.vault, stage.words)
