"""The command line's outer edge: the list of verbs, and errors → exit status."""

import io
import os
import sys
from pathlib import Path

import click

from evidence_kit import __version__
from evidence_kit.cli import (
    anchor_verbs,
    backup_verbs,
    case_verbs,
    cover_verb,
    deletion_verb,
    evidence_verbs,
    fact_verbs,
    hand_over_verbs,
    key_verbs,
    order_verb,
    package_verbs,
    paper_verbs,
    program_verbs,
    register_verbs,
    repair_verb,
    self_test_verb,
    threat_verbs,
)
from evidence_kit.cli.help_words import Verbs, let_the_parser_speak
from evidence_kit.cli.output import say_error, usage_problem
from evidence_kit.errors import (
    CancelledError,
    EvidenceKitError,
    mistakes_told_without_values,
)
from evidence_kit.i18n import N_

_USAGE_STATUS = 2


@click.group(
    cls=Verbs,
    invoke_without_command=True,
    epilog="Exit status: 0 done or intact, 1 the answer is bad, 2 usage, 3 and up one per error.",
)
@click.version_option(__version__, prog_name="evidence-kit")
@click.option(
    "--self-test",
    is_flag=True,
    help="Try everything evidence rests on; exit status 1 when something must not be relied on.",
)
@click.option("--json", "as_json", is_flag=True, help="With --self-test: one JSON document.")
@click.option(
    "--folder",
    "folder_path",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="With --self-test: where something may be written and is removed again.",
)
@click.pass_context
def evidence_kit(
    context: click.Context, *, self_test: bool, as_json: bool, folder_path: Path | None
) -> None:
    """Keep what proves online sextortion exactly as it was, and hand it over checkably.

    In danger, or thinking of hurting yourself? Call your emergency number now. It is not your
    fault, and you can stop here at any point. “evidence-kit checklist” shows the next steps and
    needs no vault.
    """
    if self_test:
        context.exit(self_test_verb.self_test(folder_path, as_json=as_json))
    if as_json or folder_path is not None:
        raise usage_problem(N_("--json and --folder go with --self-test here."))
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


for _verb in (
    program_verbs.demo,
    case_verbs.create,
    case_verbs.ages,
    case_verbs.country,
    evidence_verbs.add,
    evidence_verbs.not_held,
    fact_verbs.paste,
    fact_verbs.identifier,
    fact_verbs.payment,
    fact_verbs.event,
    fact_verbs.statement,
    fact_verbs.removal,
    threat_verbs.threat,
    threat_verbs.referral,
    threat_verbs.seen,
    threat_verbs.answer,
    cover_verb.cover,
    cover_verb.withhold,
    register_verbs.belongs,
    register_verbs.same,
    register_verbs.apart,
    register_verbs.detail,
    register_verbs.correct,
    register_verbs.own_accounts,
    evidence_verbs.withdraw,
    order_verb.order,
    case_verbs.list_items,
    case_verbs.search,
    case_verbs.log,
    case_verbs.check,
    anchor_verbs.anchor,
    repair_verb.repair,
    backup_verbs.backup,
    backup_verbs.restore_backup,
    backup_verbs.move,
    deletion_verb.keep_until,
    deletion_verb.delete_vault,
    key_verbs.passphrase,
    key_verbs.recovery,
    key_verbs.slots,
    evidence_verbs.extract,
    hand_over_verbs.report,
    paper_verbs.papers,
    package_verbs.contact,
    package_verbs.package,
    hand_over_verbs.verify,
    hand_over_verbs.checklist,
    program_verbs.guidance,
):
    evidence_kit.add_command(_verb)


def main(arguments: list[str]) -> int:
    """Run one verb; returns the process's exit status."""
    for stream in (sys.stdout, sys.stderr):
        # A name that a terminal's encoding cannot write must not stop an import halfway.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    let_the_parser_speak(os.environ)
    try:
        with mistakes_told_without_values():
            return _run(arguments)
    except EvidenceKitError as error:
        say_error(error)
        return type(error).exit_code


def _run(arguments: list[str]) -> int:
    """Run one verb.

    Raises:
        EvidenceKitError: It was refused.
    """
    try:
        status = evidence_kit.main(args=arguments, prog_name="evidence-kit", standalone_mode=False)
    except click.exceptions.Abort as problem:
        # Ctrl-C outside long work, or the end of the input where an answer was expected.
        raise CancelledError from problem
    except click.ClickException as problem:
        problem.show(sys.stderr)
        return _USAGE_STATUS
    return status if isinstance(status, int) else 0
