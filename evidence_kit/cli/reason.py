"""Why a report is made anew: an option, and a question to whoever sits there."""

import click

from evidence_kit.casework.remarks import say_reason
from evidence_kit.cli.asking import ask_line, can_ask
from evidence_kit.i18n import N_
from evidence_kit.store import Vault

REASON = click.option(
    "--reason", metavar="TEXT", help="Why it is made again; printed from version 2 on."
)


def take_reason(vault: Vault, reason: str | None, passphrase_file: str | None) -> None:
    """Record why the next version is made, as given or as typed now; the first one needs none.

    Args:
        vault: The open vault.
        reason: What was given; ``None`` for nothing, "" takes an earlier one back.
        passphrase_file: Where the passphrase came from; whoever typed it can be asked.

    Raises:
        EmbeddedDataError: In an under-18 case it holds data that is not words.
    """
    if vault.next_export_version() == 1:
        return
    if reason is None and passphrase_file is None and can_ask():
        reason = ask_line(N_("Why is it made again? Press Enter to leave it open: ")) or None
    if reason is not None:
        say_reason(vault, reason)
