"""The verbs about whose account is whose, and about what more is known of a payment."""

from pathlib import Path

import click

from evidence_kit.casework import facts, register
from evidence_kit.casework.threats import number_of
from evidence_kit.cli.case_verbs import VAULT
from evidence_kit.cli.fact_options import NOTE, item_id_of, say_look
from evidence_kit.cli.opening import open_case
from evidence_kit.cli.output import emit
from evidence_kit.cli.secrets_in import passphrase_option
from evidence_kit.model import PaymentStatus
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


@click.command()
@VAULT
@click.argument("payment", metavar="PAYMENT")
@click.option("--method", default=None, metavar="M", help="bank, card, bitcoin, gift-card …")
@click.option("--amount", default=None, metavar="A", help="500 or 49.90; “” when not known.")
@click.option("--currency", default=None, metavar="C", help="EUR, GBP, BTC …; “” when not known.")
@click.option("--to", default=None, metavar="X", help="The account or address.")
@click.option("--at", default=None, metavar="TIME", help="When, in any form.")
@click.option(
    "--status", default=None, type=click.Choice([status.value for status in PaymentStatus])
)
@click.option("--exhibit", default=None, metavar="ITEM", help="The exhibit that shows it.")
@click.option("--note", default=None, metavar="TEXT")
@passphrase_option
def correct(
    *,
    vault_path: Path,
    payment: str,
    method: str | None,
    amount: str | None,
    currency: str | None,
    to: str | None,
    at: str | None,
    status: str | None,
    exhibit: str | None,
    note: str | None,
    passphrase_file: str | None,
) -> None:
    """Set a payment right, such as payment/1; what is left out stays as it is."""
    with open_case(vault_path, passphrase_file) as vault:
        before = facts.get_payment(vault, number_of("payment", payment))
        said = facts.PaymentSaid(
            status=before.status if status is None else PaymentStatus(status),
            method=before.method if method is None else method,
            amount=before.amount if amount is None else amount,
            currency=before.currency if currency is None else currency,
            to=before.to if to is None else to,
            at_text=before.at_text if at is None else at,
            item_id=before.item_id if exhibit is None else item_id_of(vault, exhibit),
            note=before.note if note is None else note,
        )
        if to is not None:
            say_look(facts.look_at_receiver(said.method, said.to, vault.case.country))
        facts.correct_payment(vault, before.number, said)
    emit(f"kept payment/{before.number}")


@click.command("own-accounts")
@VAULT
@click.argument("choice", type=click.Choice(["leave-out", "put-in"]))
@passphrase_option
def own_accounts(*, vault_path: Path, choice: str, passphrase_file: str | None) -> None:
    """Leave one's own bank and wallet out of reports, packages and papers, or put them in."""
    with open_case(vault_path, passphrase_file) as vault:
        said = facts.leave_out_own_accounts(vault, is_left_out=choice == "leave-out")
    emit(f"{'kept' if said.value else 'empty'} answer/{said.name}")
