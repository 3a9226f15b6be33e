"""The options that the verbs about facts have in common, each written once."""

import click

from evidence_kit.casework.facts import FIRST_SUBJECT
from evidence_kit.model import ItemId
from evidence_kit.store import Vault

EXHIBIT = click.option("--exhibit", default="", metavar="ITEM", help="The exhibit that shows it.")
NOTE = click.option("--note", default="", metavar="TEXT")
PLATFORM = click.option("--platform", default="", metavar="TEXT", help="The app or service.")
SUBJECT = click.option(
    "--subject", default=FIRST_SUBJECT, metavar="S1", help="Whose account it is."
)


def item_id_of(vault: Vault, exhibit: str) -> ItemId | None:
    """Return the identity of a named exhibit, or ``None`` where none was named.

    Raises:
        NoSuchItemError: There is no such exhibit.
    """
    return vault.get_item(exhibit).id if exhibit else None
