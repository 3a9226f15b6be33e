"""The steps for this person, from their country, age and situation."""

import dataclasses
from dataclasses import dataclass
from pathlib import Path

from evidence_kit import files
from evidence_kit.clock import Clock
from evidence_kit.errors import GuidanceDataError
from evidence_kit.guidance.bare import guidance_that_is_there
from evidence_kit.guidance.checking import Problem, problems, seed_problems
from evidence_kit.guidance.choosing import chain_for
from evidence_kit.guidance.covering import load_seeds
from evidence_kit.guidance.loading import load
from evidence_kit.guidance.planning import Plan, plan
from evidence_kit.guidance.situation import Situation, situation_of
from evidence_kit.i18n import Words, words_in
from evidence_kit.model import CaseFile
from evidence_kit.progress import Cancel
from evidence_kit.resources import asset_path, assets_path
from evidence_kit.store import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Whether the guidance has numbers for a country, or only what works anywhere."""

    country: str
    """Its code; "" when no country was said."""
    is_own: bool
    known_names: tuple[str, ...]
    """The countries and parts that have numbers of their own."""


def coverage_of(country: str) -> Coverage:
    """Return what the guidance knows about a country code; "" for none said."""
    guidance = guidance_that_is_there(assets_path() / "guidance").guidance
    own = {each.id: each.name for each in guidance.jurisdictions if not each.generic}
    return Coverage(
        country=country,
        is_own=chain_for(guidance, country)[0] in own,
        known_names=tuple(own.values()),
    )


def plan_for(situation: Situation, clock: Clock) -> Plan:
    """Return the steps for a person, as far as they can be read; needs no vault."""
    found = guidance_that_is_there(assets_path() / "guidance")
    return plan(found.guidance, situation, clock.now().date())


def unreadable_guidance() -> tuple[GuidanceDataError, ...]:
    """Return what of the guidance cannot be read; empty for a whole installation."""
    return guidance_that_is_there(assets_path() / "guidance").problems


def checklist_pdf_of(
    case_file: CaseFile, words: Words, clock: Clock, cancel: Cancel | None = None
) -> bytes:
    """Return the checklist that goes with a package.

    Raises:
        ReportError: It could not be laid out.
        CancelledError: The person asked to stop.
    """
    # The sheet names the language it is written in, which need not be the person's.
    language = words.info().get("language") or "en"
    said = situation_of(case_file.case, case_file.payments, case_file.answers)
    situation = dataclasses.replace(said, language=language)
    steps = plan_for(situation, clock)
    from evidence_kit.report.checklist import build_checklist

    return build_checklist(steps, made_at=clock.now(), words=words, cancel=cancel)


def write_checklist(steps: Plan, path: Path, words: Words, clock: Clock) -> None:
    """Write a checklist as a PDF.

    Raises:
        TargetExistsError: The file exists already.
        ReportError: It could not be laid out.
        StorageError: The medium refused; nothing was written.
    """
    files.require_free(path)
    from evidence_kit.report.checklist import build_checklist

    files.write_whole(path, build_checklist(steps, made_at=clock.now(), words=words))


def write_card(steps: Plan, path: Path, words: Words, clock: Clock) -> None:
    """Write a card of the size of a bank card as a PDF.

    Raises:
        TargetExistsError: The file exists already.
        ReportError: It could not be laid out.
        StorageError: The medium refused; nothing was written.
    """
    files.require_free(path)
    from evidence_kit.report.checklist import build_card

    files.write_whole(path, build_card(steps, made_at=clock.now(), words=words))


def write_case_card(vault: Vault, path: Path, *, clock: Clock, language: str) -> None:
    """Write the card for the person of an open case; it says nothing of the case itself.

    Raises:
        TargetExistsError: The file exists already.
        ReportError: It could not be laid out.
        StorageError: The medium refused; nothing was written.
    """
    words = words_in(language, assets_path() / "locale")
    write_card(_plan_of(vault, clock, language), path, words, clock)


def write_case_checklist(vault: Vault, path: Path, *, clock: Clock, language: str) -> None:
    """Write the two pages of steps for the person of an open case; they say nothing of it.

    Raises:
        TargetExistsError: The file exists already.
        ReportError: They could not be laid out.
        StorageError: The medium refused; nothing was written.
    """
    words = words_in(language, assets_path() / "locale")
    write_checklist(_plan_of(vault, clock, language), path, words, clock)


def _plan_of(vault: Vault, clock: Clock, language: str) -> Plan:
    contents = vault.contents()
    said = situation_of(contents.case, contents.payments, contents.answers)
    return plan_for(dataclasses.replace(said, language=language), clock)


def guidance_problems(clock: Clock) -> tuple[Problem, ...]:
    """Return everything a person must look at in the guidance data before a release.

    Raises:
        GuidanceDataError: The data is not usable.
    """
    folder = asset_path("guidance")
    guidance, today = load(folder), clock.now().date()
    return (*problems(guidance, today), *seed_problems(guidance, load_seeds(folder), today))
