"""What was asked once about the case, in the words of the report.

The rules are: an answer is told as stated, never as known; "don't know" and "not asked" are
answers of their own and never folded into "no"; whatever a person typed is told beside our words
and never in place of them.
"""

from evidence_kit.i18n import Words
from evidence_kit.model import CaseFile, ItemStatus, Referral
from evidence_kit.questions import DONT_KNOW, Question
from evidence_kit.report.document import (
    Block,
    Cell,
    Column,
    Field,
    Fields,
    Prose,
    Subheading,
    Table,
    Text,
    Tone,
    cell,
    exact,
    said,
)
from evidence_kit.report.moments import utc_words
from evidence_kit.report.parts import Part
from evidence_kit.report.remarks import reach_of
from evidence_kit.report.taken_back import taken_back
from evidence_kit.report.vocabulary import DEVICE_WORDS, PRIVACY_WORDS
from evidence_kit.told_times import stated_instant

NO_INITIALS = frozenset({"", "EX"})
"""What stands in a case, and before its exhibit numbers, where no initials were given."""


def danger(case_file: CaseFile, words: Words, *, most_lines: int | None = None) -> Cell:
    """Return whether anybody is in danger now, as stated, and what is to be asked."""
    ask = words.gettext(
        "Please ask the person now: are they safe, and have they thought of harming themselves?"
    )
    both = (danger_words(case_file, words), safe_words(case_file, words))
    answer = " ".join(filter(None, both))
    note = case_file.answers.get(Question.DANGER_NOTE, "")
    if most_lines is None:
        return (said(answer, tone=Tone.STRONG), *_whole(note), said(ask))
    return (said(f"{answer} {ask}", tone=Tone.STRONG), *_brief("", note, most_lines, words))


def danger_words(case_file: CaseFile, words: Words) -> str:
    """Return the answer whether anybody is in danger now, as stated."""
    match case_file.answers.get(Question.DANGER, ""):
        case "yes":
            return words.gettext("Yes, as stated.")
        case "no":
            return words.gettext("No, as stated. It can change.")
        case "dont-know":
            return words.gettext("The person did not know.")
        case _:
            return words.gettext("Not stated.")


def safe_words(case_file: CaseFile, words: Words) -> str:
    """Return when somebody at the computer said that the person was safe; "" where nobody did."""
    at = stated_instant(case_file.answers.get(Question.SAFE_AT, ""))
    if at is None:
        return ""
    form = words.gettext("At {time} “I am safe right now” was chosen; it can have changed.")
    return form.format(time=utc_words(at))


def published(case_file: CaseFile, words: Words, *, most_lines: int | None = None) -> Cell:
    """Return whether anything was sent to others or put online already, as stated."""
    match case_file.answers.get(Question.PUBLISHED, ""):
        case "yes":
            answer = words.gettext("Sent or shown to others already: yes, as stated.")
        case "no":
            answer = words.gettext("Sent or shown to others already: not that the person knows.")
        case "dont-know":
            answer = words.gettext("Sent or shown to others already: the person did not know.")
        case _:
            answer = words.gettext("Sent or shown to others already: not stated.")
    note = case_file.answers.get(Question.PUBLISHED_NOTE, "")
    if most_lines is None:
        return (said(answer), *_whole(note))
    return _brief(answer, note, most_lines, words)


def device_place(case_file: CaseFile, words: Words, *, most_lines: int | None = None) -> Cell:
    """Return where the device is that holds the originals; empty when nothing was said."""
    chosen = case_file.answers.get(Question.DEVICE, "")
    place = DEVICE_WORDS.get(chosen)
    note = case_file.answers.get(Question.DEVICE_NOTE, "")
    where = "" if place is None else words.gettext(place)
    if most_lines is None:
        return (*_whole(where), *_whole(note))
    return _brief(where, note, most_lines, words)


def privacy_words(case_file: CaseFile, words: Words) -> str:
    """Return how the person wants to be named; "" when that was not chosen."""
    chosen = PRIVACY_WORDS.get(case_file.answers.get(Question.PRIVACY, ""))
    if chosen is None:
        return ""
    said = words.gettext(chosen)
    if is_by_reference_only(case_file) and case_file.case.initials not in NO_INITIALS:
        # Exhibit numbers are in the ledger from the first import on, so they cannot follow.
        numbers = words.gettext("Exhibit numbers begin with the initials that were given.")
        return f"{said} {numbers}"
    return said


def is_by_reference_only(case_file: CaseFile) -> bool:
    """Return whether our own fields leave out even the initials."""
    return case_file.answers.get(Question.PRIVACY) == "reference"


def referral_words(referral: Referral, words: Words) -> str:
    """Return in one line who was told, under which number."""
    parts = (
        referral.force or words.gettext("police force not said"),
        referral.reference or words.gettext("no reference noted"),
        referral.on_text,
        referral.officer,
    )
    return ", ".join(part for part in parts if part)


def answers_blocks(case_file: CaseFile, words: Words) -> tuple[Block, ...]:
    """Return every answer about the case whole, and who was told of it."""
    # Whoever reads this report may be the other side's lawyer (product rule O3).
    own_accounts = words.gettext(
        "The person’s own accounts are not printed here. Where they were given, they stand on the "
        "confidential contact sheet; please ask for it."
    )
    rows = (
        (words.gettext("Danger now"), danger(case_file, words)),
        (words.gettext("How it began"), _own_words(case_file, Question.BEGAN, words)),
        # Translators: pictures or a recording that those who threaten have, or say they have.
        (words.gettext("What they have, or say"), _own_words(case_file, Question.SHARED, words)),
        (words.gettext("Sent or shown"), published(case_file, words)),
        (words.gettext("Done since then"), _own_words(case_file, Question.DONE, words)),
        (words.gettext("Original devices"), _original_devices(case_file, words)),
        (
            words.gettext("How to name the person"),
            cell(privacy_words(case_file, words) or words.gettext("Not chosen.")),
        ),
        (words.gettext("Own accounts"), cell(own_accounts)),
        # Translators: what somebody is to the person, such as “my mother”.
        (words.gettext("Who helped to write"), _helper(case_file, words)),
        (words.gettext("Talking with the person"), _own_words(case_file, Question.NEEDS, words)),
    )
    return (
        Subheading(text=words.gettext("Asked about the case")),
        Fields(rows=tuple(Field(label=label, value=value) for label, value in rows)),
        Subheading(text=words.gettext("Police and others who were told")),
        *_referrals(case_file, words),
    )


def _original_devices(case_file: CaseFile, words: Words) -> Cell:
    place = device_place(case_file, words)
    if place:
        return place
    kept = (item for item in case_file.items if item.status is not ItemStatus.WITHDRAWN)
    if not any(item.provenance.device for item in kept):
        return _nothing(words)
    named = words.gettext(
        "Where they are was not said. The exhibits in section {number} name them."
    )
    return cell(named.format(number=Part.EXHIBITS))


def _referrals(case_file: CaseFile, words: Words) -> tuple[Block, ...]:
    gone = taken_back(case_file, "referral", words)
    if not case_file.referrals:
        return (Prose(texts=_nothing(words)), *gone)
    table = Table(
        columns=(
            Column(title=words.gettext("No."), width_mm=9),
            Column(title=words.gettext("Who was told"), width_mm=50),
            Column(title=words.gettext("Its reference"), width_mm=49),
            Column(title=words.gettext("When, as given"), width_mm=30),
            Column(title=words.gettext("Officer, how to reach"), width_mm=30),
        ),
        rows=tuple(_referral_row(case_file, each, words) for each in case_file.referrals),
    )
    return (table, *gone)


def _referral_row(case_file: CaseFile, referral: Referral, words: Words) -> tuple[Cell, ...]:
    force = [said(referral.force or words.gettext("not said"))]
    reach = reach_of(case_file, referral)
    if referral.note:
        force.append(Text(text=referral.note, tone=Tone.QUIET))
    reference = exact(referral.reference) if referral.reference else said(words.gettext("none"))
    return (
        cell(str(referral.number)),
        tuple(force),
        (reference,),
        cell(referral.on_text or words.gettext("not known")),
        (*cell(referral.officer or words.gettext("not said")), *_whole(reach)),
    )


def _own_words(case_file: CaseFile, question: Question, words: Words) -> Cell:
    text = case_file.answers.get(question, "")
    if text == DONT_KNOW:
        return cell(words.gettext("The person did not know."))
    return cell(text) if text.strip() else _nothing(words)


def _helper(case_file: CaseFile, words: Words) -> Cell:
    """Return who helped; that a person kept it to themselves does not mean that nobody did."""
    if case_file.answers.get(Question.HELPER, "").strip():
        return _own_words(case_file, Question.HELPER, words)
    return cell(words.gettext("Not stated. It may have been left out by choice."))


def _nothing(words: Words) -> Cell:
    return cell(words.gettext("Nothing recorded."))


def _whole(text: str) -> tuple[Text, ...]:
    return (said(text),) if text.strip() else ()


def _brief(answer: str, note: str, most_lines: int, words: Words) -> tuple[Text, ...]:
    """Return our words, and the person's in quotation marks after them."""
    squeezed = " ".join(note.split())
    # Translators: the quotation marks of the language; {text} is what a person typed.
    quoted = words.gettext("“{text}”").format(text=squeezed) if squeezed else ""
    both = " ".join(filter(None, (answer, quoted)))
    rest = words.gettext("whole in section {number}").format(number=Part.OWN_WORDS)
    return (Text(text=both, most_lines=most_lines, rest_is=rest),) if both else ()
