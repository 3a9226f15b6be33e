"""What more is said of single facts, as the window shows it."""

from evidence_kit.i18n import N_, Words
from evidence_kit.messages import CaseSeen
from evidence_kit.model import PAPERS_FROM, ItemStatus
from evidence_kit.questions import DONT_KNOW, Remark, find_remarked, remark_on
from evidence_kit.ui.models.icon_lines import IconLine
from evidence_kit.visible import visible

ACTOR_WORDS = {
    "": N_("Left open"),
    "me": N_("Me"),
    # Translators: those who threaten; who they are is not known.
    "them": N_("The other side"),
    "someone-else": N_("Somebody else"),
    DONT_KNOW: N_("I don’t know"),
}
"""Who did something."""

SEEN_WITH_WORDS = {
    "": N_("Left open"),
    # Translators: a page was opened while signed in to one's own account.
    "own": N_("My own account"),
    "someone-else": N_("Somebody else’s account"),
    "signed-out": N_("No account"),
    DONT_KNOW: N_("I don’t know"),
}
"""With whose account a page was opened."""

OF_IDENTIFIERS = (
    Remark.LINK_TITLE,
    Remark.LINK_SEEN_WITH,
    Remark.LINK_KEPT_AS,
    Remark.LINK_REPORTED,
    Remark.LINK_OUTCOME,
)

_LINES = {
    Remark.LINK_TITLE: N_("Title of the page: {text}"),
    Remark.LINK_SEEN_WITH: N_("Opened with: {text}"),
    Remark.LINK_KEPT_AS: N_("Kept as {text}"),
    Remark.LINK_REPORTED: N_("Reported to the app or site: {text}"),
    Remark.LINK_OUTCOME: N_("What came of that: {text}"),
}


def said_of(case: CaseSeen, number: int, remark: Remark) -> str:
    """Return what is said of one fact; "" where nothing is."""
    return case.answers.get(remark_on(number, remark), "")


def said_of_identifiers(case: CaseSeen) -> dict[int, dict[Remark, str]]:
    """Return all that is said of where identifiers lead, by their numbers; of the others, none.

    Few answers are looked through, where asking for each of many identifiers would take long.
    """
    said: dict[int, dict[Remark, str]] = {}
    for name, text in case.answers.items():
        if not text or (found := find_remarked(name)) is None or found[1] not in OF_IDENTIFIERS:
            continue
        number = int(found[0].rpartition("/")[2])
        said.setdefault(number, {})[found[1]] = text
    # In the order of the questions, whatever was answered first.
    return {
        number: {remark: texts[remark] for remark in OF_IDENTIFIERS if remark in texts}
        for number, texts in said.items()
    }


def pieces_of(case: CaseSeen) -> tuple[tuple[str, str], ...]:
    """Return ``(item id, label)`` of every piece that can keep a page."""
    return tuple(
        (str(item.id), item.label) for item in case.items if item.status is not ItemStatus.WITHDRAWN
    )


def remark_lines(
    remarks: dict[Remark, str], pieces: tuple[tuple[str, str], ...], words: Words
) -> tuple[IconLine, ...]:
    """Return what is said of where an identifier leads, a line for each answer."""
    labels = dict(pieces)

    def shown(remark: Remark, text: str) -> str:
        match remark:
            case Remark.LINK_SEEN_WITH:
                return words.gettext(SEEN_WITH_WORDS.get(text, text))
            case Remark.LINK_KEPT_AS:
                return labels.get(text, words.gettext("a piece that was taken out"))
            case _:
                return visible(text)

    return tuple(
        IconLine(
            icon="note",
            title=words.gettext(_LINES[remark]).format(text=shown(remark, text)),
            tone="soft",
        )
        for remark, text in remarks.items()
    )


def next_version(case: CaseSeen) -> int:
    """Return the number of the report or package that is made next."""
    made = (each.version for each in case.exports if each.version < PAPERS_FROM)
    return 1 + max(made, default=0)


def reason_of(case: CaseSeen) -> str:
    """Return why the next one is made, as far as somebody said so."""
    return said_of(case, next_version(case), Remark.REPORT_REASON)
