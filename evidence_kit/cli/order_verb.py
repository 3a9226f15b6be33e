"""The verb that says in which order the exhibits are to be read."""

from pathlib import Path

import click

from evidence_kit.casework import ordering
from evidence_kit.cli.case_verbs import VAULT
from evidence_kit.cli.opening import open_case
from evidence_kit.cli.output import emit, usage_problem
from evidence_kit.cli.secrets_in import passphrase_option
from evidence_kit.i18n import N_


@click.command()
@VAULT
@click.argument("exhibits", metavar="[EXHIBIT...]", nargs=-1)
@click.option("--by-number", is_flag=True, help="In order of number again.")
@passphrase_option
def order(
    *, vault_path: Path, exhibits: tuple[str, ...], by_number: bool, passphrase_file: str | None
) -> None:
    """Let these exhibits stand first, in this order; without any, show the order.

    Numbers never change, and new exhibits come last. After the first report or package the order
    stays as it is.
    """
    if by_number and exhibits:
        raise usage_problem(N_("--by-number goes without exhibits."))
    with open_case(vault_path, passphrase_file) as vault:
        if by_number:
            items = ordering.put_by_number(vault)
        elif exhibits:
            items = ordering.put_first(vault, exhibits)
        else:
            items = ordering.ordered(vault)
    for item in items:
        emit(item.label)
