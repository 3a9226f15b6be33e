"""A folder of TOML → typed guidance, or a clear refusal.

What this checks is the shape: files, fields, types, known words. Whether the rows make sense
together is the subject of ``checking``; what stands in for a file that is broken, of ``bare``.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec

from evidence_kit.errors import GuidanceDataError
from evidence_kit.guidance.app_rows import App
from evidence_kit.guidance.helping import HelperPage, Sign
from evidence_kit.guidance.schema import (
    ALWAYS,
    SAFETY_STEP,
    STEP_IDS,
    Capture,
    Contact,
    Guidance,
    Jurisdiction,
    Payments,
    Steps,
    Tool,
)
from evidence_kit.guidance.situation import Helper

T = TypeVar("T", bound=msgspec.Struct)
P = TypeVar("P")

_CONTACTS_PREFIX = "contacts-"


class _Jurisdictions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    jurisdiction: tuple[Jurisdiction, ...]


class _Contacts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    contact: tuple[Contact, ...]


class _Tools(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    tool: tuple[Tool, ...]


class _Captures(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    capture: tuple[Capture, ...]


class _Signs(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    sign: tuple[Sign, ...]


class _Pages(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    page: tuple[HelperPage, ...]


class _Apps(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    app: tuple[App, ...]


def load(folder: Path) -> Guidance:
    """Read all guidance data from a folder.

    Raises:
        GuidanceDataError: A file is missing or unreadable, or something in it has the wrong form.
    """
    jurisdictions = _jurisdictions(folder)
    for problem in _missing_contacts(folder, jurisdictions):
        raise problem
    return Guidance(
        jurisdictions=jurisdictions,
        steps=_steps(folder),
        contacts=_contacts(folder),
        tools=_tools(folder),
        capture=_capture(folder),
        apps=_apps(folder),
        payments=_payments(folder),
        signs=_signs(folder),
        pages=_pages(folder),
    )


def load_what_is_there(
    folder: Path, stand_in: Guidance
) -> tuple[Guidance, tuple[GuidanceDataError, ...]]:
    """Read every file that is whole; for each of the others, take what stands in for it.

    A country's contacts that cannot be read are left out: the general ones hold there too.

    Args:
        folder: Where the files are.
        stand_in: What is taken for a file that cannot be read.

    Returns:
        The guidance, and what was wrong with each file that could not be read.
    """
    problems: list[GuidanceDataError] = []

    def part(read: Callable[[Path], P], otherwise: P, where: Path = folder) -> P:
        try:
            return read(where)
        except GuidanceDataError as problem:
            problems.append(problem)
            return otherwise

    none: tuple[Contact, ...] = ()
    contacts: list[Contact] = []
    for path in _contact_paths(folder):
        contacts += part(_contacts_in, none, path)
    roots = {contact.jurisdiction for contact in stand_in.contacts}
    if roots.isdisjoint(contact.jurisdiction for contact in contacts):
        contacts += stand_in.contacts
    jurisdictions = part(_jurisdictions, stand_in.jurisdictions)
    problems += _missing_contacts(folder, jurisdictions)
    guidance = Guidance(
        jurisdictions=jurisdictions,
        steps=part(_steps, stand_in.steps),
        contacts=tuple(contacts),
        tools=part(_tools, stand_in.tools),
        capture=part(_capture, stand_in.capture),
        apps=part(_apps, stand_in.apps),
        payments=part(_payments, stand_in.payments),
        signs=part(_signs, stand_in.signs),
        pages=part(_pages, stand_in.pages),
    )
    return guidance, tuple(problems)


def read_rows(path: Path, kind: type[T]) -> T:
    """Read one file of the guidance.

    Raises:
        GuidanceDataError: It is missing, unreadable or of the wrong form.
    """
    try:
        return msgspec.toml.decode(path.read_bytes(), type=kind)
    except OSError as problem:
        raise GuidanceDataError(reason=f"{path.name}: {problem.strerror}") from problem
    except (msgspec.DecodeError, UnicodeDecodeError) as problem:
        raise GuidanceDataError(reason=f"{path.name}: {problem}") from problem


def _jurisdictions(folder: Path) -> tuple[Jurisdiction, ...]:
    return read_rows(folder / "jurisdictions.toml", _Jurisdictions).jurisdiction


def _tools(folder: Path) -> tuple[Tool, ...]:
    return read_rows(folder / "tools.toml", _Tools).tool


def _capture(folder: Path) -> tuple[Capture, ...]:
    return read_rows(folder / "capture.toml", _Captures).capture


def _apps(folder: Path) -> tuple[App, ...]:
    return read_rows(folder / "apps.toml", _Apps).app


def _payments(folder: Path) -> Payments:
    return read_rows(folder / "payments.toml", Payments)


def _signs(folder: Path) -> tuple[Sign, ...]:
    return read_rows(folder / "signs.toml", _Signs).sign


def _steps(folder: Path) -> Steps:
    steps = read_rows(folder / "steps.toml", Steps)
    ids = [step.id for step in steps.step]
    if sorted(ids) != sorted(STEP_IDS):
        raise GuidanceDataError(reason=f"steps.toml: the steps are {', '.join(ids)}")
    if any(step.id == SAFETY_STEP and step.when != ALWAYS for step in steps.step):
        raise GuidanceDataError(reason=f"steps.toml: {SAFETY_STEP} must stand in every plan")
    return steps


def _pages(folder: Path) -> tuple[HelperPage, ...]:
    pages = read_rows(folder / "helpers.toml", _Pages).page
    found = [page.helper for page in pages]
    if sorted(found) != sorted(set(Helper) - {Helper.SELF}):
        raise GuidanceDataError(reason=f"helpers.toml: the pages are for {', '.join(found)}")
    return pages


def _contacts(folder: Path) -> tuple[Contact, ...]:
    return tuple(contact for path in _contact_paths(folder) for contact in _contacts_in(path))


def _missing_contacts(
    folder: Path, jurisdictions: tuple[Jurisdiction, ...]
) -> tuple[GuidanceDataError, ...]:
    """Return what is wrong where a jurisdiction has no file of its own."""
    there = {path.name for path in _contact_paths(folder)}
    wanted = (f"{_CONTACTS_PREFIX}{each.id}.toml" for each in jurisdictions)
    return tuple(
        GuidanceDataError(reason=f"{name}: missing") for name in wanted if name not in there
    )


def _contact_paths(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"{_CONTACTS_PREFIX}*.toml"))


def _contacts_in(path: Path) -> tuple[Contact, ...]:
    jurisdiction = path.stem.removeprefix(_CONTACTS_PREFIX)
    contacts = read_rows(path, _Contacts).contact
    for contact in contacts:
        if contact.jurisdiction != jurisdiction:
            raise GuidanceDataError(
                reason=f"{path.name}: {contact.id} belongs to {contact.jurisdiction}"
            )
    return contacts
