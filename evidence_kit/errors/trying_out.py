"""What the sample case refuses, so that it is never taken for somebody's case."""

from evidence_kit.errors.error import EvidenceKitError
from evidence_kit.i18n import N_


class SampleError(EvidenceKitError):
    """Something was asked of the sample case, or as if it were one; nothing was touched."""


class SampleHasOwnError(SampleError):
    """Somebody put something of their own into the sample, so it does not go without a question."""

    code = "EK-190"
    exit_code = 72
    summary = N_(
        "Something was added to the sample case, so it does not go in one step. Nothing was "
        "deleted."
    )
    remedy = N_(
        "If what you added matters, put it into a case of your own first. Then delete this one "
        "like any other case: its reference is {reference}."
    )


class NotASampleError(SampleError):
    """What lies in the folder of the sample, or is open, is somebody's case or something else."""

    code = "EK-191"
    exit_code = 73
    summary = N_("“{path}” is not the sample case. It was not touched.")
    remedy = N_("Give that folder another name, then try it once more.")
