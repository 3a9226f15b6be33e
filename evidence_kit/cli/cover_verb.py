"""The verbs that cover parts of a picture and say what of an exhibit goes out."""

import re
from pathlib import Path

import click

from evidence_kit.casework import covering, doubts
from evidence_kit.cli.case_verbs import JSON, VAULT
from evidence_kit.cli.cover_documents import CoverDocument, copy_document
from evidence_kit.cli.opening import open_case
from evidence_kit.cli.output import emit, emit_document, say, usage_problem
from evidence_kit.cli.secrets_in import passphrase_option
from evidence_kit.errors import InvalidValueError
from evidence_kit.i18n import N_
from evidence_kit.model import Box, DisclosureChoice

_BOX = re.compile(r"([0-9]{1,5}),([0-9]{1,5}),([0-9]{1,5}),([0-9]{1,5})")


@click.command()
@VAULT
@click.argument("exhibit", metavar="EXHIBIT")
@click.option(
    "--box",
    "boxes",
    multiple=True,
    required=True,
    metavar="X,Y,W,H",
    help="What to cover, in pixels from the top left corner; may be given again and again.",
)
@click.option(
    "--no-nudity-visible",
    is_flag=True,
    help="Somebody looked: with these boxes nothing nude or sexual is visible, even small.",
)
@JSON
@passphrase_option
def cover(
    *,
    vault_path: Path,
    exhibit: str,
    boxes: tuple[str, ...],
    no_nudity_visible: bool,
    as_json: bool,
    passphrase_file: str | None,
) -> None:
    """Make a covered copy of a picture; from then on only the copy goes out.

    The exhibit stays as it is. The boxes are opaque and reach a little past what was marked; the
    copy holds no metadata. A new copy takes the place of the one before it. Of an intimate picture
    the copy goes out only after "withhold --all-but-covered-copy".
    """
    marked = tuple(map(_box, boxes))
    with open_case(vault_path, passphrase_file) as vault:
        copy = covering.cover_exhibit(vault, exhibit, marked, no_nudity_visible=no_nudity_visible)
        original = vault.get_item(copy.covering.original_id)
        said = vault.contents().disclosures.get(original.id)
    if as_json:
        document = copy_document(copy, original.label)
        emit_document(CoverDocument(copy=document, original_sha256=original.sha256))
        return
    emit(f"covered {copy.item.label} {copy.item.sha256} {original.label}")
    if said is None or said.choice is not DisclosureChoice.COVERED:
        say(
            N_(
                "{label} is kept and goes out nowhere yet. To hand it over instead of {original}: "
                "withhold --all-but-covered-copy."
            ),
            label=copy.item.label,
            original=original.label,
        )
        return
    say(
        N_(
            "{label} goes into reports and packages made from now on. {original} itself stays in "
            "the vault. Packages made before may hold it."
        ),
        label=copy.item.label,
        original=original.label,
    )


@click.command()
@VAULT
@click.argument("exhibit", metavar="EXHIBIT")
@click.option(
    "--all-but-covered-copy", "covered", is_flag=True, help="Hand over its covered copy alone."
)
@click.option("--undo", is_flag=True, help="Hand it over whole again.")
@click.option(
    "--perhaps-intimate",
    is_flag=True,
    help="Something nude or sexual may be visible: its preview goes too, for good.",
)
@click.option(
    "--no-nudity-visible",
    is_flag=True,
    help="With --undo: somebody looked at the original, and nothing of the kind is visible.",
)
@click.option("--why", default="", metavar="TEXT", help="Kept in the vault and not handed over.")
@passphrase_option
def withhold(
    *,
    vault_path: Path,
    exhibit: str,
    covered: bool,
    undo: bool,
    perhaps_intimate: bool,
    no_nudity_visible: bool,
    why: str,
    passphrase_file: str | None,
) -> None:
    """Keep an exhibit out of reports and packages; its number and its state stay named there."""
    if covered and undo:
        raise usage_problem(N_("use --all-but-covered-copy or --undo, not both"))
    if perhaps_intimate and (covered or undo or no_nudity_visible):
        raise usage_problem(N_("use --perhaps-intimate alone"))
    if no_nudity_visible and not (covered or undo):
        raise usage_problem(N_("use --no-nudity-visible with --undo"))
    choice = DisclosureChoice.WITHHELD
    if covered:
        choice = DisclosureChoice.COVERED
    elif undo:
        choice = DisclosureChoice.WHOLE
    with open_case(vault_path, passphrase_file) as vault:
        if perhaps_intimate:
            said = doubts.doubt(vault, exhibit, why)
        else:
            said = covering.disclose(
                vault, exhibit, choice, why, no_nudity_visible=no_nudity_visible
            )
        label = vault.get_item(said.item_id).label
    emit(f"kept disclosure {label} {said.choice.value}")
    say(N_("This holds for reports and packages made from now on."))
    if said.choice is DisclosureChoice.WITHHELD:
        say(
            N_(
                "Words elsewhere in the case that name or quote it stay back too. Accounts, "
                "payments and times that you took from it go out."
            )
        )


def _box(text: str) -> Box:
    found = _BOX.fullmatch(text.replace(" ", ""))
    if found is None:
        raise InvalidValueError(
            value=text, field=N_("box"), expected=N_("X,Y,WIDTH,HEIGHT in whole pixels")
        )
    x, y, width, height = map(int, found.groups())
    return Box(x_px=x, y_px=y, width_px=width, height_px=height)
