"""What cannot be covered, or cannot go out as a covered copy."""

from evidence_kit.errors.error import EvidenceKitError
from evidence_kit.i18n import N_


class CoveringError(EvidenceKitError):
    """A covered copy was not made; the exhibit is as it was."""


class NotCoverableError(CoveringError):
    """The exhibit is no picture that can be covered here."""

    code = "EK-180"
    exit_code = 56
    summary = N_("{item} cannot be covered here ({reason}). It is unchanged.")
    remedy = N_(
        "Take a screenshot of it with the part out of view and add that, or withhold {item} from "
        "reports and packages."
    )


class BoxOutsideError(CoveringError):
    """A box does not lie in the picture."""

    code = "EK-181"
    exit_code = 57
    summary = N_(
        "The box {box} does not lie in {item}, which is {width_px} × {height_px} pixels. Nothing "
        "was made."
    )
    remedy = N_(
        "Give each box as X,Y,WIDTH,HEIGHT in whole pixels, from the top left corner of the "
        "upright picture."
    )


class NoCoveredCopyError(CoveringError):
    """Only a covered copy was to go out, and there is none."""

    code = "EK-182"
    exit_code = 58
    summary = N_("There is no covered copy of {item} yet. What goes out of it is unchanged.")
    remedy = N_("Make the covered copy first, or withhold {item}.")


class RemainderQuestionError(CoveringError):
    """An intimate picture was covered, and nobody said that nothing intimate is left to be seen."""

    code = "EK-183"
    exit_code = 59
    summary = N_(
        "{item} is marked as intimate. First someone has to say that the boxes hide everything "
        "intimate. Nothing was made."
    )
    remedy = N_(
        "If nothing intimate would stay visible, say so and make it again (--no-nudity-visible). "
        "If in doubt, withhold {item}: that is always allowed."
    )


class PerhapsIntimateError(CoveringError):
    """Something was to be shown or to go out in which something intimate may be visible."""

    code = "EK-188"
    exit_code = 66
    summary = N_(
        "Something nude or sexual may be visible in {item}: nobody said yet that nothing is. It "
        "stays withheld, and nothing of it is shown."
    )
    remedy = N_(
        "Look at the picture on the device it comes from. If nothing of the kind is visible, say "
        "so (--no-nudity-visible). If it is, or if you are not sure, take {item} out; where a "
        "report to the police is open, ask them first."
    )


class IntimateInTheOpenError(CoveringError):
    """An intimate exhibit was to be written out unencrypted, and nobody had asked for that."""

    code = "EK-198"
    exit_code = 100
    summary = N_(
        "{item} is intimate. Written out like this, everybody who can reach that place could look "
        "at it. Nothing was written."
    )
    remedy = N_(
        "For the police, choose the locked volume: package --sensitive. If you want the file "
        "yourself, run it again with --intimate, and delete it when it is no longer needed."
    )
