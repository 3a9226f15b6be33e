"""What stands on the card of the size of a bank card, to be looked at before it is saved.

The rules are: it says nothing of a case and does not name the program; an address is text, and its
QR code leads another device there.
"""

from dataclasses import dataclass

from evidence_kit.guidance.card import police_of, tool_of
from evidence_kit.guidance.planning import FirstLine, Plan, ShownContact, ShownTool
from evidence_kit.guidance.rendering import Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class CardLine:
    """Somebody on the card."""

    name: str
    """English, marked for translation."""
    number: str
    """"" for none."""
    address: str
    """As one would type it; "" for none."""
    url: str
    """What its QR code leads to; "" for none."""
    caution: Phrase | None
    """What must stand beside it; ``None`` for nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WalletCard:
    """The whole card."""

    lines: tuple[CardLine, ...]
    first: tuple[FirstLine, ...]
    """Stop replying, don't pay, don't delete."""


def wallet_card(plan: Plan) -> WalletCard:
    """Return the card for a person's plan, the emergency number first."""
    contacts = (*plan.emergency[:1], plan.line_to_call, police_of(plan))
    once = {each.id: each for each in contacts if each is not None}
    tool = tool_of(plan)
    lines = [_contact_line(each) for each in once.values()]
    return WalletCard(
        lines=(*lines, *((_tool_line(tool),) if tool is not None else ())), first=plan.first
    )


def _contact_line(contact: ShownContact) -> CardLine:
    return CardLine(
        name=contact.name,
        number=contact.phone,
        address=contact.domain,
        url=contact.url,
        caution=contact.caution,
    )


def _tool_line(tool: ShownTool) -> CardLine:
    return CardLine(
        name=tool.name, number="", address=tool.domain, url=tool.url, caution=tool.caution
    )
