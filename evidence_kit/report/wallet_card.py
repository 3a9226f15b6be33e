"""A plan → a card as large as a bank card, to cut out and keep.

The rules are: it says nothing of a case and does not name the program, so that it can be found by
anybody; the emergency number first, then one line to call, then the three first things.
"""

from evidence_kit.guidance.card import police_of, tool_of
from evidence_kit.guidance.planning import Plan
from evidence_kit.i18n import Words
from evidence_kit.report.checklist_content import last_lines, ways_to
from evidence_kit.report.document import Block, Prose, Text, WalletCard, said


def card_blocks(plan: Plan, words: Words) -> tuple[Block, ...]:
    """Return the card, and how to cut it out."""
    _ = words.gettext
    body = [said(_unparted(text.text, plan)) for text in last_lines(plan, words)]
    body += [said(f"{n}  {_(line.title)}") for n, line in enumerate(plan.first, start=1)]
    body += _report(plan, words)
    body += _tool(plan, words)
    body.append(said(_("You can stop here and come back at any time.")))
    card = WalletCard(title=_("It is not your fault."), body=tuple(body))
    how = _("Cut along the line. It fits where a bank card fits, and says nothing about you.")
    return card, Prose(texts=(said(how),))


def _unparted(text: str, plan: Plan) -> str:
    """Return a line in which a number stays whole, beside the word before it."""
    for each in (*plan.emergency[:1], plan.line_to_call):
        if each is not None:
            number = f" {each.phone}"
            text = text.replace(number, number.replace(" ", "\N{NO-BREAK SPACE}"))
    return text


def _report(plan: Plan, words: Words) -> list[Text]:
    """Return the way to the police, where it can be said in one line."""
    contact = police_of(plan)
    if contact is None:
        return []
    lead = f"{words.gettext(contact.name)}: "
    return [Text(text=ways_to(contact, words)[0], exact=True, lead=lead)]


def _tool(plan: Plan, words: Words) -> list[Text]:
    tool = tool_of(plan)
    if tool is None:
        return []
    return [Text(text=tool.domain, exact=True, lead=f"{words.gettext(tool.name)}: ")]
