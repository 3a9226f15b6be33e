"""What does not come in: files that cannot be read, and what the under-18 rules keep out."""

from typing import ClassVar

from evidence_kit.errors.error import EvidenceKitError
from evidence_kit.i18n import N_


class SourceError(EvidenceKitError):
    """A file chosen for import cannot be taken as it is; nothing was stored for it."""


class SourceMissingError(SourceError):
    """The file is not there (any more)."""

    code = "EK-201"
    exit_code = 20
    summary = N_("“{name}” is not there. Nothing was stored for it.")
    remedy = N_("Check that the device or stick is still connected and choose the file again.")


class SourceUnreadableError(SourceError):
    """The file is there but cannot be read to its end."""

    code = "EK-202"
    exit_code = 21
    summary = N_("“{name}” could not be read to its end ({reason}). Nothing was stored for it.")
    remedy = N_("Copy the file to another place and add that copy; keep the original.")


class SourceChangedError(SourceError):
    """The file changed while it was being read."""

    code = "EK-203"
    exit_code = 22
    summary = N_("“{name}” changed while it was being read. Nothing was stored for it.")
    remedy = N_("Wait until the program that writes it has finished, then add it again.")


class SourceIsLinkError(SourceError):
    """The name is a link to something else."""

    code = "EK-204"
    exit_code = 23
    summary = N_("“{name}” is a link, not a file. Nothing was stored for it.")
    remedy = N_("Add the file it points to.")


class SourceIsFolderError(SourceError):
    """A folder was given where one file is needed."""

    code = "EK-205"
    exit_code = 24
    summary = N_("“{name}” is a folder. Folders are not taken whole in an under-18 case.")
    remedy = N_("Choose the screenshots one by one, so that each can be looked at first.")


class SourceIsSpecialError(SourceError):
    """The name is a device, pipe or socket."""

    code = "EK-206"
    exit_code = 25
    summary = N_("“{name}” is not a file that can be kept. Nothing was stored for it.")
    remedy = N_("Choose an ordinary file.")


class AdmissionError(EvidenceKitError):
    """The rules that protect people under 18 keep this out of the vault."""


class IntimateUnderAgeError(AdmissionError):
    """An intimate picture was offered to an under-18 case."""

    code = "EK-301"
    exit_code = 30
    summary = N_(
        "“{name}” was not taken in. This case concerns someone who is or may be under 18, and such "
        "pictures must not be copied, also not as evidence."
    )
    remedy = N_(
        "Leave it where it is and do not delete it. Describe it with “not-held”, and tell the "
        "police which device it is on. It is not your fault."
    )


class NudityQuestionError(AdmissionError):
    """A picture was offered to an under-18 case without answering the question first."""

    code = "EK-302"
    exit_code = 31
    summary = N_(
        "“{name}” was not taken in: first someone has to look whether any nude or sexual picture "
        "is visible in it, even a small one."
    )
    remedy = N_(
        "If nothing of that kind is visible, add it again with --no-nudity-visible. If it is, "
        "scroll it out of view and take a new screenshot, or describe it with “not-held”."
    )


class CoveringQuestionError(AdmissionError):
    """A held picture of an under-18 case was to be covered without answering the question first."""

    code = "EK-196"
    exit_code = 78
    summary = N_(
        "Nothing of {name} was shown or covered. First someone has to look whether any nude or "
        "sexual picture is visible in it, even a small one."
    )
    remedy = N_(
        "If nothing of that kind is visible, cover it again with --no-nudity-visible. If it is, or "
        "if in doubt, withhold {name}. Tell the police which device it is on. It is not your fault."
    )


class SampleTakesNothingError(AdmissionError):
    """A file or picture was offered to the sample case, whose password everybody knows."""

    code = "EK-189"
    exit_code = 67
    summary = N_(
        "“{name}” was not taken in: this is the sample case, and its password is known to "
        "everybody."
    )
    remedy = N_("Start a case of your own, and add it there.")


class ContainerUnderAgeError(AdmissionError):
    """A file that can carry pictures unseen was offered to an under-18 case."""

    code = "EK-303"
    exit_code = 32
    summary = N_(
        "“{name}” was not taken in, because it can carry pictures that nobody has looked at "
        "({media_type}). It was noted as {item}, “not held”."
    )
    remedy = N_(
        "{instead} Leave it where it is and do not delete it. To record which device it is on, add "
        "the file again with --device, or describe it with “not-held” and --device; tell the "
        "police too."
    )

    _INSTEAD: ClassVar[tuple[tuple[tuple[str, ...], str], ...]] = (
        (
            ("image/svg", "text/html", "text/xml", "text/vcard", "text/calendar"),
            N_("Copy the text that you see in it, and paste that."),
        ),
        (
            ("image/",),
            N_(
                "Take a screenshot of what it shows, if no nude or sexual picture is visible in "
                "any part of it, and add that."
            ),
        ),
        (("video/",), N_("Say in words what happens in it, with “not-held”.")),
        (("audio/",), N_("Write down what is said in it, and paste that.")),
        (
            ("message/", "application/x-ole", "application/vnd.ms-outlook"),
            N_("Copy the text of the message with sender, address and date, and paste that."),
        ),
        (
            ("application/pdf", "application/vnd.open", "application/vnd.oasis", "application/rtf"),
            N_("Copy the text that you see in it, and paste that."),
        ),
        (
            ("text/", "application/json", "application/zip"),
            N_("Export the chat again as text “without media”, or copy the words and paste them."),
        ),
    )
    """Beginnings of media types → what can come in instead; the first that fits answers."""

    @classmethod
    def instead_of(cls, media_type: str) -> str:
        """Return what a person can do instead of adding a file of this type."""
        for beginnings, sentence in cls._INSTEAD:
            if media_type.startswith(beginnings):
                return sentence
        return N_("Say in words what it is, with “not-held”.")


class EmbeddedDataError(AdmissionError):
    """Words for an under-18 case hold data that is not words, such as a picture in base64."""

    code = "EK-304"
    exit_code = 33
    summary = N_(
        "What was given as “{field}” holds data that is not words and can be a picture. Nothing "
        "was recorded."
    )
    remedy = N_(
        "Leave that part out and keep the words. If it is a picture, leave it where it is, do not "
        "delete it, and say in words with “not-held” what it is and on which device."
    )
