"""The verbs about evidence: add, not-held, withdraw, extract."""

import dataclasses
from collections.abc import Sequence
from pathlib import Path

import click

from evidence_kit.casework import covering, items
from evidence_kit.cli.case_verbs import JSON, VAULT
from evidence_kit.cli.documents import AddDocument, AddedDocument, added_document
from evidence_kit.cli.opening import open_case
from evidence_kit.cli.output import emit, emit_document, say, say_error, words, working
from evidence_kit.cli.secrets_in import passphrase_option
from evidence_kit.errors import EvidenceKitError
from evidence_kit.finding_words import said_detail, said_subject
from evidence_kit.i18n import N_
from evidence_kit.intake.importing import Answers, Offered, Refused
from evidence_kit.intake.previews import make_previews
from evidence_kit.model import Item, Provenance, Route, TypeMatch
from evidence_kit.store import Imported, Vault
from evidence_kit.visible import visible

DEVICE_HELP = (
    "The device that holds the original, like “my phone”. It is printed for the police and may be "
    "read by the other side: no name, no address."
)


@click.command()
@VAULT
@click.argument("paths", metavar="FILE…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--device", default="", metavar="TEXT", help=DEVICE_HELP)
@click.option("--how", default="", metavar="TEXT", help="How it was obtained.")
@click.option("--who", default="", metavar="TEXT", help="Who obtained it, if somebody else did.")
@click.option("--shows", default="", metavar="TEXT", help="What it shows.")
@click.option("--app", default="", metavar="TEXT", help="The app or place it was seen in.")
@click.option("--seen-at", default="", metavar="TEXT", help="The time it shows, as displayed.")
@click.option("--intimate", is_flag=True, help="Adults: sealed, no preview, never in the report.")
@click.option(
    "--no-nudity-visible",
    is_flag=True,
    help="Under 18: somebody looked, and no nude or sexual picture is visible, even small.",
)
@click.option(
    "--other-people",
    is_flag=True,
    help="Others who have nothing to do with it can be seen or named: it goes out covered only.",
)
@click.option("--no-previews", is_flag=True, help="Do not make previews after saving.")
@JSON
@passphrase_option
def add(
    *,
    vault_path: Path,
    paths: tuple[Path, ...],
    device: str,
    how: str,
    who: str,
    shows: str,
    app: str,
    seen_at: str,
    intimate: bool,
    no_nudity_visible: bool,
    other_people: bool,
    no_previews: bool,
    as_json: bool,
    passphrase_file: str | None,
) -> None:
    """Take files and folders in, byte for byte; each line says that one is saved and verified."""
    answers = Answers(
        route=Route.COMMAND_LINE,
        provenance=Provenance(
            device=device, how=how, who=who, shows=shows, app=app, seen_at_text=seen_at
        ),
        is_intimate=intimate,
        no_nudity_visible=no_nudity_visible,
    )
    offered = [Offered(path=path, answers=answers) for path in paths]
    documents: list[AddedDocument] = []
    kept: list[Item] = []
    first_error: EvidenceKitError | None = None
    with (
        open_case(vault_path, passphrase_file) as vault,
        working(quiet=as_json) as (report, cancel),
    ):
        _warn_of_damage(vault)
        for outcome in items.add_files(vault, offered, report=report, cancel=cancel):
            match outcome:
                case Imported():
                    documents.append(added_document(outcome))
                    # At once: whoever stops after this file must not find it going out whole.
                    if other_people and covering.keep_for_others(vault, outcome):
                        kept.append(outcome.item)
                    if not as_json:
                        _say_saved(outcome)
                    say_if_words_were_lost(outcome, answers.provenance)
                case Refused():
                    documents.append(_refused_document(outcome))
                    first_error = first_error or outcome.error
                    say_error(outcome.error)
        _say_kept_for_others(kept)
        if not no_previews:
            for refused in make_previews(vault, report=report, cancel=cancel):
                say(
                    N_("{label} is saved; it has no preview ({reason})."),
                    label=refused.item.label,
                    reason=refused.reason,
                )
    if as_json:
        emit_document(AddDocument(sources=documents))
    if first_error is not None:
        raise SystemExit(first_error.exit_code)


def _say_kept_for_others(kept: Sequence[Item]) -> None:
    for item in kept:
        say(
            N_(
                "{label} is withheld for the sake of others. It goes out when it has a covered "
                "copy (“cover”)."
            ),
            label=item.label,
        )


@click.command("not-held")
@VAULT
@click.option("--describe", required=True, metavar="TEXT", help="What it is, in words.")
@click.option("--device", default="", metavar="TEXT", help=DEVICE_HELP)
@click.option("--app", default="", metavar="TEXT", help="The app, and where in it.")
@click.option("--at", default="", metavar="TIME", help="When, in any form.")
@passphrase_option
def not_held(
    *,
    vault_path: Path,
    describe: str,
    device: str,
    app: str,
    at: str,
    passphrase_file: str | None,
) -> None:
    """Record an image in words, without taking it in; it stays where it is."""
    with open_case(vault_path, passphrase_file) as vault:
        item = items.describe_not_held(
            vault,
            describe,
            Provenance(device=device, app=app, seen_at_text=at),
            Route.COMMAND_LINE,
        )
    emit(f"noted {item.label}")
    say(N_("Leave it on the device and do not delete it; tell the police where it is."))


@click.command()
@VAULT
@click.argument("item", metavar="ITEM")
@click.option(
    "--why",
    required=True,
    metavar="TEXT",
    help="Printed in the report. One neutral word is enough: “mistake”.",
)
@passphrase_option
def withdraw(*, vault_path: Path, item: str, why: str, passphrase_file: str | None) -> None:
    """Take an exhibit (JS-001) or a fact (payment/3) back; a numbered stub stays."""
    with open_case(vault_path, passphrase_file) as vault:
        name = items.withdraw(vault, item, why)
    emit(f"withdrawn {name}")
    say(
        N_(
            "Its number stays, with your reason, and the ledger keeps the digest of what it was. "
            "Packages made before still hold it."
        )
    )


@click.command()
@VAULT
@click.argument("item", metavar="ITEM")
@click.option(
    "-o", "--out", "out_path", required=True, metavar="FILE", type=click.Path(path_type=Path)
)
@click.option("--intimate", is_flag=True, help="Adults: also an intimate one, unencrypted.")
@passphrase_option
def extract(
    *,
    vault_path: Path,
    item: str,
    out_path: Path,
    intimate: bool,
    passphrase_file: str | None,
) -> None:
    """Write the original bytes of an exhibit to a new file, hashed again on the way."""
    with open_case(vault_path, passphrase_file) as vault:
        extracted = items.extract(vault, item, out_path, is_intimate_wanted=intimate)
    emit(f"extracted {extracted.item.label} {extracted.item.sha256} {extracted.path}")
    say(N_("This copy is not encrypted. Delete it when it is no longer needed."))


def say_if_words_were_lost(imported: Imported, given: Provenance) -> None:
    """Tell that a source was there already, and that what was said about it now is not recorded."""
    if not imported.is_duplicate:
        return
    item = imported.item
    new_words = [
        field.name
        for field in dataclasses.fields(Provenance)
        if getattr(given, field.name) not in {"", getattr(item.provenance, field.name)}
    ]
    if new_words:
        say(
            N_(
                "What you wrote about {label} now was not recorded: the same bytes are there "
                "already, with what was written then. To change that, withdraw {label} and add it "
                "again."
            ),
            label=item.label,
        )


def _say_saved(imported: Imported) -> None:
    item = imported.item
    name = visible(item.original_name)
    emit(f"saved {item.label} {item.sha256} {name}")
    if imported.sensitivity_raised:
        say(
            N_(
                "{label} is intimate from now on and its preview is gone. Packages made before "
                "still hold it."
            ),
            label=item.label,
        )
    if imported.is_duplicate:
        say(
            N_("The same bytes are already in the case as {label}; nothing was stored twice."),
            label=item.label,
        )
    elif item.type_match is TypeMatch.DIFFER:
        say(
            N_("{label}: the name promises another type than its content ({media_type})."),
            label=item.label,
            media_type=item.media_type,
        )


def _refused_document(refused: Refused) -> AddedDocument:
    return AddedDocument(
        name=refused.path.name, saved=False, duplicate=False, item=None, error=refused.error.code
    )


def _warn_of_damage(vault: Vault) -> None:
    for finding in vault.opening_findings:
        if finding.verdict.is_bad:
            say(
                N_("Attention: {subject} – {detail}. Run “check --full”."),
                subject=said_subject(finding.subject, words()),
                detail=said_detail(finding.detail, words()),
            )
