"""What the recogniser answers about a text."""

from evidence_kit.messages import FoundAmount, FoundIdentifier, FoundPassage
from evidence_kit.model import IdentifierKind, Spoken, Validity

NAME = FoundIdentifier(
    start=0,
    end=5,
    kind=IdentifierKind.USERNAME,
    value="@lena",
    normalised="lena",
    validity=Validity.NO_CHECK_DIGITS,
    platform="",
    confidence="likely",
    reason="It starts with @.",
)
ACCOUNT = FoundIdentifier(
    start=20,
    end=43,
    kind=IdentifierKind.IBAN,
    value="SI56 2633 0001 2039 086",
    normalised="SI56263300012039086",
    validity=Validity.VALID,
    platform="",
    confidence="certain",
    reason="The check digits are right.",
)
SUM = FoundAmount(
    start=50,
    end=57,
    value="500 eur",
    amount="500",
    currency="EUR",
    reason="A number.",
    spoken=Spoken.ASKED,
)
THREAT = FoundPassage(
    start=60,
    end=76,
    kind="threat",
    value="everyone sees it",
    normalised="",
    reason="Its words announce harm.",
)
DEADLINE = FoundPassage(
    start=80,
    end=91,
    kind="deadline",
    value="in 24 hours",
    normalised="PT24H",
    reason="Its words say until when.",
)
