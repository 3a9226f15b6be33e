"""The numbers of what was taken back: a number that is missing must not look like a lost page.

The rule is: the ledger is asked, and nothing of what was taken back is printed.
"""

from evidence_kit.i18n import Words
from evidence_kit.model import Action, CaseFile
from evidence_kit.report.document import Prose, Text, Tone
from evidence_kit.report.parts import Part


def taken_back(case_file: CaseFile, kind: str, words: Words) -> tuple[Prose, ...]:
    """Return the line about the numbers of one kind that were taken back; none when all stand.

    Args:
        case_file: The case.
        kind: How the ledger names the kind: ``threat``, ``payment`` …
        words: The report's language.
    """
    prefix = f"{kind}/"
    numbers = [
        entry.object.removeprefix(prefix)
        for entry in case_file.ledger
        if entry.action is Action.FACT_WITHDRAWN and entry.object.startswith(prefix)
    ]
    if not numbers:
        return ()
    # Translators: {numbers} are numbers of rows of a table, such as “2, 5”.
    line = words.ngettext(
        "Taken back, and so not printed: no. {numbers}. Section {part} has the entry.",
        "Taken back, and so not printed: no. {numbers}. Section {part} has the entries.",
        len(numbers),
    ).format(numbers=", ".join(numbers), part=Part.CUSTODY)
    return (Prose(texts=(Text(text=line, tone=Tone.QUIET),)),)
