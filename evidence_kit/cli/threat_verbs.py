"""The verbs about threats, who was told, when accounts were seen, and the case as a whole."""

from pathlib import Path

import click

from evidence_kit.casework import answers, threats
from evidence_kit.cli.case_verbs import VAULT
from evidence_kit.cli.fact_options import EXHIBIT, NOTE, PLATFORM, item_id_of
from evidence_kit.cli.fact_verbs import emit_kept
from evidence_kit.cli.opening import open_case
from evidence_kit.cli.output import emit, say
from evidence_kit.cli.secrets_in import passphrase_option
from evidence_kit.i18n import N_
from evidence_kit.model import Activity, Demand
from evidence_kit.questions import CHOICES, Question


@click.command()
@VAULT
@click.argument("text", metavar="TEXT", default="")
@click.option("--to", "audience", default="", metavar="WHOM", help="Who was to see or get it.")
@click.option(
    "--demand",
    type=click.Choice([demand.value for demand in Demand]),
    default=Demand.NOT_SAID.value,
    help="What was wanted in return.",
)
@click.option("--at", default="", metavar="TIME", help="When it was said, in any form.")
@click.option("--deadline", default="", metavar="TIME", help="Until when, in any form.")
@PLATFORM
@click.option("--subject", default="", metavar="S1", help="The account it came from.")
@EXHIBIT
@NOTE
@passphrase_option
def threat(
    *,
    vault_path: Path,
    text: str,
    audience: str,
    demand: str,
    at: str,
    deadline: str,
    platform: str,
    subject: str,
    exhibit: str,
    note: str,
    passphrase_file: str | None,
) -> None:
    """Record what was threatened, word for word or as remembered; every part may be left out."""
    with open_case(vault_path, passphrase_file) as vault:
        fact = threats.record_threat(
            vault,
            text=text,
            audience=audience,
            demand=Demand(demand),
            at_text=at,
            deadline_text=deadline,
            platform=platform,
            subject=subject,
            item_id=item_id_of(vault, exhibit),
            note=note,
        )
    emit_kept(fact)


@click.command()
@VAULT
@click.option("--force", default="", metavar="TEXT", help="The police force, station or body.")
@click.option("--reference", default="", metavar="N", help="Its number for the matter.")
@click.option("--on", default="", metavar="DATE", help="When it was told, in any form.")
@click.option("--officer", default="", metavar="TEXT", help="Who deals with it there.")
@NOTE
@passphrase_option
def referral(
    *,
    vault_path: Path,
    force: str,
    reference: str,
    on: str,
    officer: str,
    note: str,
    passphrase_file: str | None,
) -> None:
    """Record that the police or another body was told, with the number they gave."""
    with open_case(vault_path, passphrase_file) as vault:
        fact = threats.record_referral(
            vault, force=force, reference=reference, on_text=on, officer=officer, note=note
        )
    emit_kept(fact)


@click.command()
@VAULT
@click.argument("identifier", metavar="IDENTIFIER")
@click.option("--first", metavar="TIME", help="When it was first seen, in any form.")
@click.option("--last", metavar="TIME", help="When it was last seen, in any form.")
@click.option("--how", metavar="TEXT", help="Where it is known from.")
@click.option(
    "--activity",
    type=click.Choice([activity.value for activity in Activity]),
    help="Whether the account is still there, as far as you happen to know.",
)
@passphrase_option
def seen(
    *,
    vault_path: Path,
    identifier: str,
    first: str | None,
    last: str | None,
    how: str | None,
    activity: str | None,
    passphrase_file: str | None,
) -> None:
    """Say when an identifier was seen, such as identifier/3; what is left out stays as it was."""
    with open_case(vault_path, passphrase_file) as vault:
        said = threats.say_seen(
            vault,
            threats.number_of("identifier", identifier),
            first_seen_text=first,
            last_seen_text=last,
            how_known=how,
            activity=None if activity is None else Activity(activity),
        )
    emit(f"kept sighting/{said.number} {said.activity.value}")


@click.command(
    epilog="Answers: "
    + "; ".join(f"{question.value}: {', '.join(given)}" for question, given in CHOICES.items())
    + "; the others in your own words.",
)
@VAULT
@click.argument("question", type=click.Choice([question.value for question in Question]))
@click.argument("value", metavar="ANSWER", default="")
@passphrase_option
def answer(*, vault_path: Path, question: str, value: str, passphrase_file: str | None) -> None:
    """Answer a question about the case as a whole for page 1 of the report; “” takes it back."""
    with open_case(vault_path, passphrase_file) as vault:
        said = answers.answer(vault, Question(question), value)
        initials = vault.case.initials
    emit(f"{'kept' if said.value else 'empty'} answer/{said.name}")
    if said.name == Question.PRIVACY and said.value == "reference":
        say(
            N_("Exhibit numbers and the files of a package still begin with “{initials}”."),
            initials=initials,
        )
