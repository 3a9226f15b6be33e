"""The options that the verbs about facts have in common, each written once."""

import click

from evidence_kit.casework.card_numbers import Kept, keep_words
from evidence_kit.casework.facts import FIRST_SUBJECT
from evidence_kit.cli.output import say
from evidence_kit.i18n import N_
from evidence_kit.model import ItemId, Validity
from evidence_kit.store import Vault

EXHIBIT = click.option("--exhibit", default="", metavar="ITEM", help="The exhibit that shows it.")
NOTE = click.option("--note", default="", metavar="TEXT")
PLATFORM = click.option("--platform", default="", metavar="TEXT", help="The app or service.")
SUBJECT = click.option(
    "--subject", default=FIRST_SUBJECT, metavar="S1", help="Whose account it is."
)


def say_look(kept: Kept) -> None:
    """Say what becomes of a number before it is kept, where there is something to say."""
    if kept.has_card:
        say(
            N_(
                "Kept as {number}. The last digits say which card it was, and the bank knows the "
                "rest. A whole card number in a report could be used by whoever reads it."
            ),
            number=kept.text,
        )
    if kept.check is Validity.INVALID:
        say(N_("Its check digits do not add up. It may have been copied with a slip."))


def say_if_hidden(*texts: str) -> None:
    """Say that a card number in sentences is not kept whole, where one stands in them."""
    if any(keep_words(text) != text for text in texts):
        say(
            N_(
                "Of the card number only the last digits are kept. They say which card it was, and "
                "the bank knows the rest."
            )
        )


def item_id_of(vault: Vault, exhibit: str) -> ItemId | None:
    """Return the identity of a named exhibit, or ``None`` where none was named.

    Raises:
        NoSuchItemError: There is no such exhibit.
    """
    return vault.get_item(exhibit).id if exhibit else None
