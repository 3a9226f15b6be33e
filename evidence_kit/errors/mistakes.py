"""Data of ours that is wrong, work that was stopped, and mistakes of ours."""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from evidence_kit.errors.error import EvidenceKitError
from evidence_kit.i18n import N_


class GuidanceDataError(EvidenceKitError):
    """The guidance that travels with the program is incomplete or malformed."""

    code = "EK-701"
    exit_code = 70
    summary = N_("The guidance data is not usable ({reason}).")
    remedy = N_("Install Evidence Kit again; in danger, call your emergency number now.")


class CancelledError(EvidenceKitError):
    """The person asked to stop; what was finished before stays, the rest left no trace."""

    code = "EK-702"
    exit_code = 71
    summary = N_("Stopped as you asked. What was reported as saved before is safe.")
    remedy = N_("Start again whenever you are ready.")


class InternalError(EvidenceKitError):
    """A mistake of ours; told without any value, because values are evidence."""

    code = "EK-999"
    exit_code = 99
    summary = N_(
        "Something went wrong that should not happen ({kind} in {place}). What was reported as "
        "saved before is safe."
    )
    remedy = N_("Please tell the makers this line; it holds nothing from your case.")


@contextmanager
def mistakes_told_without_values() -> Iterator[None]:
    """Turn an exception that nobody expected into one that can be told.

    It is a bug of ours, and its words may hold evidence; its kind and its place do not. Only the
    edges of the program use this: the command line, and the vault process for each request.

    Raises:
        InternalError: Something else than an error of this module was raised inside.
    """
    try:
        yield
    except EvidenceKitError:
        raise
    except Exception as mistake:
        frames = traceback.extract_tb(mistake.__traceback__)
        ours = [frame for frame in frames[1:] if "evidence_kit" in Path(frame.filename).parts]
        last = (ours or frames)[-1]
        place = f"{Path(last.filename).stem}:{last.lineno}"
        raise InternalError(kind=type(mistake).__name__, place=place) from mistake
