"""The verb for the papers beside the report: papers."""

from pathlib import Path

import click

from evidence_kit.casework.papers import write_papers
from evidence_kit.cli.answers import language_spoken
from evidence_kit.cli.case_verbs import JSON, VAULT
from evidence_kit.cli.opening import open_case
from evidence_kit.cli.output import READ_BEFORE, emit, emit_document, say, working
from evidence_kit.cli.paper_documents import papers_document
from evidence_kit.cli.secrets_in import passphrase_option
from evidence_kit.clock import SystemClock
from evidence_kit.i18n import N_
from evidence_kit.model import PaperKind


@click.command()
@VAULT
@click.option(
    "-o", "--out", "out_path", required=True, metavar="DIR", type=click.Path(path_type=Path)
)
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice([kind.value for kind in PaperKind]),
    help="Only this kind; can be given more than once. Without it: all of them.",
)
@click.option("--language", default="en", metavar="L", help="Of them: en, it or sl.")
@JSON
@passphrase_option
def papers(
    *,
    vault_path: Path,
    out_path: Path,
    kinds: tuple[str, ...],
    language: str,
    as_json: bool,
    passphrase_file: str | None,
) -> None:
    """Write requests to platforms, sheets for banks, text for forms and a receipt into DIR."""
    language = language_spoken(language)
    with (
        open_case(vault_path, passphrase_file) as vault,
        working(quiet=as_json) as (tell, cancel),
    ):
        written = write_papers(
            vault,
            out_path,
            tuple(PaperKind(kind) for kind in kinds) or tuple(PaperKind),
            clock=SystemClock(),
            language=language,
            report=tell,
            cancel=cancel,
        )
    if as_json:
        emit_document(papers_document(written))
    else:
        for each in written.papers:
            emit(f"paper {each.kind.value} {each.sha256} {each.path}")
    say(READ_BEFORE)
    say(N_("Nothing was sent to anybody, and the papers are not encrypted."))
