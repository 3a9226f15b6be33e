"""What was taken from each exhibit: the way from an exhibit to the rows that name it.

The rows of the other sections name their exhibit; this is the way back, so that an officer who
looks at a picture finds every account, payment, threat and event it shows. The rules are: numbers
are those of the sections, and nothing is said of an exhibit that nothing was taken from.
"""

from collections.abc import Iterable

from evidence_kit.i18n import Words
from evidence_kit.model import CaseFile, Event, Identifier, IdentifierKind, Item, Payment, Threat
from evidence_kit.report.document import Field, Text
from evidence_kit.report.parts import Part

_Taken = Identifier | Payment | Event | Threat


def index_fields(case_file: CaseFile, item: Item, words: Words) -> tuple[Field, ...]:
    """Return the field that names the rows an exhibit is the source of; none where there are none.

    Args:
        case_file: The case.
        item: The exhibit.
        words: The language of the report.
    """
    links = [each for each in case_file.identifiers if each.kind is IdentifierKind.URL]
    accounts = [each for each in case_file.identifiers if each.kind is not IdentifierKind.URL]
    # Translators: {numbers} are row numbers such as “1, 4”; {section} is a section's number.
    forms: tuple[tuple[str, Iterable[_Taken], Part], ...] = (
        (
            words.gettext("accounts and numbers: no. {numbers} in section {section}"),
            accounts,
            Part.IDENTIFIERS,
        ),
        (words.gettext("links: no. {numbers} in section {section}"), links, Part.LINKS),
        (
            words.gettext("demands and payments: no. {numbers} in section {section}"),
            case_file.payments,
            Part.PAYMENTS,
        ),
        (
            words.gettext("threats: no. {numbers} in section {section}"),
            case_file.threats,
            Part.THREATS,
        ),
        (
            words.gettext("entries of the timeline in section {section}"),
            case_file.events,
            Part.TIMELINE,
        ),
    )
    lines = []
    for form, facts, part in forms:
        numbers = ", ".join(str(each.number) for each in facts if each.item_id == item.id)
        if numbers:
            lines.append(Text(text=form.format(numbers=numbers, section=part)))
    if not lines:
        return ()
    return (Field(label=words.gettext("Taken from it"), value=tuple(lines)),)
