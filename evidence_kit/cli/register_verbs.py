"""The verbs about whose account is whose, and about what more is known of a payment."""

from pathlib import Path

import click

from evidence_kit.casework import facts, register
from evidence_kit.casework.threats import number_of
from evidence_kit.cli.case_verbs import VAULT
from evidence_kit.cli.fact_options import NOTE
from evidence_kit.cli.opening import open_case
from evidence_kit.cli.output import emit
from evidence_kit.cli.secrets_in import passphrase_option
from evidence_kit.rails import PaymentField


@click.command()
@VAULT
@click.argument("subject", metavar="S2")
@click.argument("whole", metavar="S1")
@NOTE
@passphrase_option
def same(
    *, vault_path: Path, subject: str, whole: str, note: str, passphrase_file: str | None
) -> None:
    """Say that one account, S2, is another one too, S1; “apart” undoes it."""
    with open_case(vault_path, passphrase_file) as vault:
        said = register.say_same(vault, subject, whole, note=note)
    emit(f"kept subject/{said.number} S{said.part_of}")


@click.command()
@VAULT
@click.argument("subject", metavar="S2")
@NOTE
@passphrase_option
def apart(*, vault_path: Path, subject: str, note: str, passphrase_file: str | None) -> None:
    """Say that an account that was said to be another one stands for itself."""
    with open_case(vault_path, passphrase_file) as vault:
        said = register.say_apart(vault, subject, note=note)
    emit(f"kept subject/{said.number}")


@click.command()
@VAULT
@click.argument("identifiers", metavar="IDENTIFIER...", nargs=-1, required=True)
@click.option(
    "--to",
    "subject",
    default="",
    metavar="S2|new",
    help="The account; “new” for one of their own; left out, the one they were recorded with.",
)
@passphrase_option
def belongs(
    *, vault_path: Path, identifiers: tuple[str, ...], subject: str, passphrase_file: str | None
) -> None:
    """Say to which account identifiers belong, such as identifier/3 identifier/4 --to new."""
    numbers = [number_of("identifier", name) for name in identifiers]
    with open_case(vault_path, passphrase_file) as vault:
        for said in register.attribute(vault, numbers, subject):
            emit(f"kept attribution/{said.number} {said.subject}".rstrip())


@click.command()
@VAULT
@click.argument("payment", metavar="PAYMENT")
@click.argument("name", type=click.Choice([field.value for field in PaymentField]))
@click.argument("value", metavar="TEXT", default="")
@passphrase_option
def detail(
    *, vault_path: Path, payment: str, name: str, value: str, passphrase_file: str | None
) -> None:
    """Say one more thing that is known of a payment, such as payment/1; “” takes it back."""
    with open_case(vault_path, passphrase_file) as vault:
        said = register.say_detail(vault, number_of("payment", payment), PaymentField(name), value)
    emit(f"{'kept' if said.value else 'empty'} detail/{said.number}/{said.name}")


@click.command("own-accounts")
@VAULT
@click.argument("choice", type=click.Choice(["leave-out", "put-in"]))
@passphrase_option
def own_accounts(*, vault_path: Path, choice: str, passphrase_file: str | None) -> None:
    """Leave one's own bank and wallet out of reports, packages and papers, or put them in."""
    with open_case(vault_path, passphrase_file) as vault:
        said = facts.leave_out_own_accounts(vault, is_left_out=choice == "leave-out")
    emit(f"{'kept' if said.value else 'empty'} answer/{said.name}")
