"""The verbs about the program itself: demo, guidance check."""

from pathlib import Path

import click

from evidence_kit.casework import demo as demonstration
from evidence_kit.casework.plan import guidance_problems
from evidence_kit.casework.trying_out import SAMPLE_PASSPHRASE
from evidence_kit.cli.hand_over_verbs import emit_verification
from evidence_kit.cli.help_words import Verbs
from evidence_kit.cli.output import emit, say, working
from evidence_kit.cli.package_verbs import emit_package
from evidence_kit.clock import SystemClock
from evidence_kit.i18n import N_
from evidence_kit.store import Imported
from evidence_kit.visible import visible


@click.command()
@click.option(
    "--out",
    "out_path",
    default="demo",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="A new folder for vault, report and package.",
)
def demo(*, out_path: Path) -> None:
    """Put the invented sample case through everything, without a display."""
    with working() as (report, cancel):
        result = demonstration.run(
            out_path, clock=SystemClock(), on_saved=_say_saved, report=report, cancel=cancel
        )
    emit_package(result.package)
    emit_verification(result.checked_folder)
    emit(f"vault {result.vault_path}")
    emit(f"report {result.report_path}")
    emit(f"package {result.package.folder_path}")
    say(N_("The vault's passphrase is “{passphrase}”."), passphrase=SAMPLE_PASSPHRASE)
    if not result.is_verified:
        emit("not verified")
        raise SystemExit(1)
    emit("verified")


@click.group(cls=Verbs)
def guidance() -> None:
    """Look after the guidance that travels with the program."""


@guidance.command("check")
def guidance_check() -> None:
    """Print what a person must look at before a release; exit status 1 for a defect."""
    found = guidance_problems(SystemClock())
    for problem in found:
        mark = "look" if problem.is_review_note else "WRONG"
        emit(f"{mark}  {problem.subject}  {problem.detail}")
    if any(not problem.is_review_note for problem in found):
        raise SystemExit(1)


def _say_saved(imported: Imported) -> None:
    name = visible(imported.item.original_name)
    emit(f"saved {imported.item.label} {imported.item.sha256} {name}")
