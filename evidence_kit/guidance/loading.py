"""A folder of TOML → typed guidance, or a clear refusal.

What this checks is the shape: files, fields, types, known words. Whether the rows make sense
together is the subject of ``checking``.
"""

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
    return Guidance(
        jurisdictions=read_rows(folder / "jurisdictions.toml", _Jurisdictions).jurisdiction,
        steps=_steps(folder),
        contacts=_contacts(folder),
        tools=read_rows(folder / "tools.toml", _Tools).tool,
        capture=read_rows(folder / "capture.toml", _Captures).capture,
        apps=read_rows(folder / "apps.toml", _Apps).app,
        payments=read_rows(folder / "payments.toml", Payments),
        signs=read_rows(folder / "signs.toml", _Signs).sign,
        pages=_pages(folder),
    )


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
    paths = sorted(folder.glob(f"{_CONTACTS_PREFIX}*.toml"))
    if not paths:
        raise GuidanceDataError(reason=f"no {_CONTACTS_PREFIX}*.toml")
    contacts: list[Contact] = []
    for path in paths:
        jurisdiction = path.stem.removeprefix(_CONTACTS_PREFIX)
        for contact in read_rows(path, _Contacts).contact:
            if contact.jurisdiction != jurisdiction:
                raise GuidanceDataError(
                    reason=f"{path.name}: {contact.id} belongs to {contact.jurisdiction}"
                )
            contacts.append(contact)
    return tuple(contacts)
