"""What a person has said so far; every answer may be "not said"."""

from dataclasses import dataclass

from evidence_kit.model import AgeInPicture, Ages
from evidence_kit.ui.models.typing_person import Typing

ADULT_AGE = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """All answers; a fresh one has none."""

    age_now: int | None = None
    """Years; ``None`` is "I'd rather not say"."""
    is_age_said: bool = False
    """The question about the age today is answered, with a number or "I'd rather not say"."""
    in_picture: AgeInPicture | None = None
    """``None`` as long as nothing was chosen: there is no default."""
    country: str = ""
    language: str = "en"
    report_language: str = ""
    """What the person chose for the police; "" as long as what is proposed stands."""
    typing: Typing = Typing.SELF
    initials: str = ""
    passphrase: str = ""
    recovery_code: str = ""
    """"" for none."""

    @property
    def are_ages_answered(self) -> bool:
        """Whether both questions about age have an answer; "not sure" is one."""
        return self.is_age_said and self.in_picture is not None

    @property
    def ages(self) -> Ages:
        """The ages for the case; what was not said counts as "not sure"."""
        in_picture = AgeInPicture.NOT_SURE if self.in_picture is None else self.in_picture
        return Ages(now=self.age_now, in_picture=in_picture)

    @property
    def has_under_18_rules(self) -> bool | None:
        """Whether the under-18 rules will hold; ``None`` as long as it depends on an answer."""
        if self.in_picture in {AgeInPicture.UNDER_18, AgeInPicture.NOT_SURE}:
            return True
        if self.is_age_said and (self.age_now is None or self.age_now < ADULT_AGE):
            return True
        return False if self.are_ages_answered else None
