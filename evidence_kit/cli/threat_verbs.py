"""The verbs about threats, who was told, when accounts were seen, and the case as a whole."""

from pathlib import Path

import click

from evidence_kit.casework import answers, remarks, threats
from evidence_kit.cli.case_verbs import VAULT
from evidence_kit.cli.fact_options import EXHIBIT, NOTE, PLATFORM, item_id_of, say_if_hidden
from evidence_kit.cli.fact_verbs import emit_kept
from evidence_kit.cli.opening import open_case
from evidence_kit.cli.output import emit, say
from evidence_kit.cli.secrets_in import passphrase_option
from evidence_kit.i18n import N_
from evidence_kit.model import Activity, Demand
from evidence_kit.questions import CHOICES, CHOICES_OF_REMARKS, Question, Remark


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
@click.option("--language", default="", metavar="TEXT", help="In which language it was said.")
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
    language: str,
    platform: str,
    subject: str,
    exhibit: str,
    note: str,
    passphrase_file: str | None,
) -> None:
    """Record what was threatened, word for word or as remembered; every part may be left out."""
    with open_case(vault_path, passphrase_file) as vault:
        say_if_hidden(text, audience, note)
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
            language=language,
        )
    emit_kept(fact)


@click.command()
@VAULT
@click.option("--force", default="", metavar="TEXT", help="The police force, station or body.")
@click.option("--reference", default="", metavar="N", help="Its number for the matter.")
@click.option("--on", default="", metavar="DATE", help="When it was told, in any form.")
@click.option("--officer", default="", metavar="TEXT", help="Who deals with it there.")
@click.option("--reach", default="", metavar="TEXT", help="Their telephone number or address.")
@NOTE
@passphrase_option
def referral(
    *,
    vault_path: Path,
    force: str,
    reference: str,
    on: str,
    officer: str,
    reach: str,
    note: str,
    passphrase_file: str | None,
) -> None:
    """Record that the police or another body was told, with the number they gave."""
    with open_case(vault_path, passphrase_file) as vault:
        fact = threats.record_referral(
            vault,
            force=force,
            reference=reference,
            on_text=on,
            officer=officer,
            note=note,
            reach=reach,
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
@click.option("--title", metavar="TEXT", help="Of a link: the title of the page.")
@click.option(
    "--opened-with",
    type=click.Choice(CHOICES_OF_REMARKS[Remark.LINK_SEEN_WITH]),
    help="Of a link: whose account it was opened with; never its name.",
)
@click.option("--kept-as", metavar="ITEM", help="Of a link: the exhibit that keeps the page.")
@click.option("--reported", metavar="TEXT", help="When the app or site was told, and its number.")
@click.option("--outcome", metavar="TEXT", help="What the app or site made of that.")
@passphrase_option
def seen(
    *,
    vault_path: Path,
    identifier: str,
    first: str | None,
    last: str | None,
    how: str | None,
    activity: str | None,
    title: str | None,
    opened_with: str | None,
    kept_as: str | None,
    reported: str | None,
    outcome: str | None,
    passphrase_file: str | None,
) -> None:
    """Say when an identifier was seen, such as identifier/3; what is left out stays as it was."""
    given = {
        Remark.LINK_TITLE: title,
        Remark.LINK_SEEN_WITH: opened_with,
        Remark.LINK_KEPT_AS: kept_as,
        Remark.LINK_REPORTED: reported,
        Remark.LINK_OUTCOME: outcome,
    }
    more = {remark: value for remark, value in given.items() if value is not None}
    is_seen = any(each is not None for each in (first, last, how, activity))
    with open_case(vault_path, passphrase_file) as vault:
        number = threats.number_of("identifier", identifier)
        for kept in remarks.say_of_link(vault, number, more):
            emit(f"{'kept' if kept.value else 'empty'} answer/{kept.name}")
        if more and not is_seen:
            return
        said = threats.say_seen(
            vault,
            number,
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
