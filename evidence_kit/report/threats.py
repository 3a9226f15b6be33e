"""What was threatened: the lines for page 1, the deadlines, and the table.

The rules are: the words of a threat are printed as they were recorded; a deadline is placed in UTC
only where it was given as an instant with an offset; what was not said prints as not said.
"""

from evidence_kit.i18n import Words
from evidence_kit.model import CaseFile, Demand, ExportFacts, Threat
from evidence_kit.pressing import threats_by_deadline, threats_by_weight
from evidence_kit.report.document import (
    Cell,
    Column,
    Prose,
    Section,
    Table,
    Text,
    Tone,
    cell,
    said,
)
from evidence_kit.report.exhibit_words import exhibit_cell
from evidence_kit.report.moments import as_given, both_words, offset_minutes_of, on_the_clock
from evidence_kit.report.parts import Part, section
from evidence_kit.report.remarks import language_of
from evidence_kit.report.taken_back import taken_back
from evidence_kit.report.vocabulary import DEMAND_WORDS
from evidence_kit.told_times import day_orders, stated_instant


def threats_in_brief(
    case_file: CaseFile, facts: ExportFacts, words: Words, *, most: int, most_lines: int
) -> tuple[Text, ...]:
    """Return the threats for page 1: each in a few lines, the others counted.

    Args:
        case_file: The case.
        facts: What is said of this export; its instant is what deadlines are held against.
        words: The report's language.
        most: Threats told one by one; the nearest deadline comes first, what is only asked
            for last.
        most_lines: Lines of each threat's own words.
    """
    rest = words.gettext("whole in section {number}").format(number=Part.THREATS)
    texts: list[Text] = []
    now = on_the_clock(facts.made_at, facts.offset_minutes)
    # A deadline without words of its own stands in the box of what presses.
    worded = [threat for threat in case_file.threats if threat.text.strip()] or case_file.threats
    for threat in threats_by_weight(worded, now, day_orders(case_file))[:most]:
        quote = words_of(threat, words)
        texts.append(Text(text=quote, most_lines=most_lines, rest_is=rest))
        details = _details(threat, words)
        if details:
            texts.append(Text(text=" · ".join(details), tone=Tone.QUIET, most_lines=1))
    left = len(worded) - most
    if left > 0:
        more = words.ngettext(
            "and {count} more threat, section {number}",
            "and {count} more threats, section {number}",
            left,
        )
        texts.append(said(more.format(count=left, number=Part.THREATS), tone=Tone.QUIET))
    return tuple(texts)


def words_of(threat: Threat, words: Words) -> str:
    """Return the words of a threat in one line, or what is known where there are none."""
    if threat.text.strip():
        return " ".join(threat.text.split())
    if threat.deadline_text.strip():
        if threat.item_id is not None:
            return words.gettext("A time was set; the sentence it stands in is in the exhibit.")
        return words.gettext("A time was set; what was said with it is not recorded.")
    return words.gettext("The words are not known.")


def deadlines(
    case_file: CaseFile, facts: ExportFacts, words: Words, *, most: int
) -> tuple[Text, ...]:
    """Return the deadlines that were named, the nearest to come first."""
    named = [threat for threat in case_file.threats if threat.deadline_text.strip()]
    now = on_the_clock(facts.made_at, facts.offset_minutes)
    pressing = threats_by_deadline(named, now, day_orders(case_file))[:most]
    texts = [Text(text=_deadline_line(threat, facts, words), most_lines=2) for threat in pressing]
    left = len(named) - most
    if left > 0:
        more = words.ngettext(
            "and {count} more deadline, section {number}",
            "and {count} more deadlines, section {number}",
            left,
        )
        texts.append(said(more.format(count=left, number=Part.THREATS)))
    return tuple(texts)


def threats_section(case_file: CaseFile, words: Words) -> Section:
    """Return the table of what was threatened, in the words that were entered."""
    gone = taken_back(case_file, "threat", words)
    if not case_file.threats:
        nothing = words.gettext(
            "Nothing recorded. No threat was entered in a row of its own; section {number} and the "
            "exhibits may hold some."
        ).format(number=Part.OWN_WORDS)
        return section(Part.THREATS, words, Prose(texts=cell(nothing)), *gone)
    intro = words.gettext(
        "As entered: word for word, translated or as remembered; Evidence Kit does not know which. "
        "Where an exhibit is named, please read it there. Whether it was carried out is not known "
        "here."
    )
    table = Table(
        columns=(
            Column(title=words.gettext("No."), width_mm=9),
            Column(title=words.gettext("What was threatened"), width_mm=58),
            Column(title=words.gettext("To whom, for what"), width_mm=37),
            Column(title=words.gettext("When, until when, as given"), width_mm=46),
            Column(title=words.gettext("Exhibit"), width_mm=18),
        ),
        rows=tuple(_row(case_file, threat, words) for threat in case_file.threats),
    )
    return section(Part.THREATS, words, Prose(texts=cell(intro)), table, *gone)


def _row(case_file: CaseFile, threat: Threat, words: Words) -> tuple[Cell, ...]:
    what = [said(threat.text if threat.text.strip() else words_of(threat, words))]
    language = language_of(case_file, threat, words)
    where = ", ".join(filter(None, (_account(threat, words), threat.platform, language)))
    if where:
        what.append(said(where, tone=Tone.QUIET))
    if threat.note:
        what.append(Text(text=threat.note, tone=Tone.QUIET))
    return (
        cell(str(threat.number)),
        tuple(what),
        (
            said(threat.audience or words.gettext("to whom: not said")),
            said(words.gettext(DEMAND_WORDS[threat.demand]), tone=Tone.QUIET),
        ),
        (
            said(as_given(threat.at_text) or words.gettext("when: not known")),
            said(
                # Translators: a deadline, as it was given.
                words.gettext("until {deadline}").format(deadline=as_given(threat.deadline_text))
                if threat.deadline_text
                else words.gettext("no deadline noted")
            ),
        ),
        exhibit_cell(case_file, threat.item_id, words),
    )


def _account(threat: Threat, words: Words) -> str:
    if not threat.subject:
        return ""
    return words.gettext("account {subject}, as reported").format(subject=threat.subject)


def _details(threat: Threat, words: Words) -> list[str]:
    details = []
    if threat.demand is not Demand.NOT_SAID:
        details.append(words.gettext(DEMAND_WORDS[threat.demand]))
    if threat.at_text:
        details.append(as_given(threat.at_text))
    if threat.audience:
        # Last, because the line may be cut off at its end.
        # Translators: to whom a picture was to be sent, in the person's own words.
        details.append(words.gettext("to: {audience}").format(audience=threat.audience))
    return [" ".join(detail.split()) for detail in details]


def _deadline_line(threat: Threat, facts: ExportFacts, words: Words) -> str:
    instant = stated_instant(threat.deadline_text)
    given = " ".join(threat.deadline_text.split())
    if instant is None:
        # Without the day on which it was said nobody can tell whether “tonight” is over.
        said_at = " ".join(as_given(threat.at_text).split())
        # Translators: {deadline} is what somebody typed, such as “24 hours”; {time} is when the
        # threat was written or said, as it was given.
        form = (
            words.gettext("Deadline named in threat {number}: {deadline}. Written or said: {time}.")
            if said_at
            else words.gettext(
                "Deadline named in threat {number}: {deadline}. When it was written or said is not "
                "known."
            )
        )
        return form.format(number=threat.number, deadline=given, time=said_at)
    if instant <= facts.made_at:
        form = words.gettext("Deadline of threat {number}, passed before this report: {deadline}.")
        given = both_words(instant, offset_minutes_of(instant))
    else:
        form = words.gettext("Deadline of threat {number}, still to come: {deadline}.")
        given = both_words(instant, offset_minutes_of(instant))
    return form.format(number=threat.number, deadline=given)
