"""The answers several verbs ask for – age, country, language – read the same way everywhere."""

from collections.abc import Callable
from typing import Any, TypeVar

import click
from click.core import ParameterSource

from evidence_kit.casework.anchor_check import AnchorsChecked
from evidence_kit.casework.case import valid_ages
from evidence_kit.casework.going_out import spoken_language
from evidence_kit.casework.plan import coverage_of
from evidence_kit.casework.repairing import LostAnswers
from evidence_kit.cli.output import say, words
from evidence_kit.clock import utc_text
from evidence_kit.errors import InvalidValueError
from evidence_kit.formats import formats_of
from evidence_kit.guidance.countries import name_in
from evidence_kit.i18n import N_
from evidence_kit.model import AgeInPicture, Ages

_NOT_SURE = "not-sure"
_LONGEST_AGE_DIGITS = 3

Command = TypeVar("Command", bound=Callable[..., Any])


def age_options(*, now: str = "--age-now", required: bool = False) -> Callable[[Command], Command]:
    """Give a verb the two questions about age; "not sure" counts as under 18.

    Args:
        now: What the first option is called.
        required: Whether both must be answered; else each starts at "not sure".
    """
    # Click takes a default of None for an answer, so a required option must not have one.
    answer: dict[str, Any] = {"required": True} if required else {"default": _NOT_SURE}

    def with_options(command: Command) -> Command:
        in_picture = click.option(
            "--age-in-picture",
            type=click.Choice([answer.value for answer in AgeInPicture]),
            **answer,
            help="Was anyone in any picture under 18 when it was taken? “adult” means nobody was.",
        )
        age = click.option(
            now,
            "age_now",
            metavar="N|not-sure",
            **answer,
            help="How old the person is now.",
        )
        return age(in_picture(command))

    return with_options


country_option = click.option(
    "--country",
    default="",
    metavar="CODE|NAME",
    help="SI, Italy, Scotland …; several words in quotes.",
)
"""The country a person is in; :func:`evidence_kit.casework.case.valid_country` reads it."""


def lost_answers(age_now: str, age_in_picture: str, *, no_nudity_visible: bool) -> LostAnswers:
    """Return what was said again about age, and which of it was said at all.

    Raises:
        InvalidValueError: The age is no number of years.
    """
    source_of = click.get_current_context().get_parameter_source
    return LostAnswers(
        ages=ages_of(age_now, age_in_picture),
        is_age_said=source_of("age_now") is not ParameterSource.DEFAULT,
        is_in_picture_said=source_of("age_in_picture") is not ParameterSource.DEFAULT,
        no_nudity_visible=no_nudity_visible,
    )


def say_ages(ages: Ages) -> None:
    """Say which answers about age hold in a case that was brought back."""
    if ages.is_under_18_case:
        say(
            N_(
                "The under-18 rules hold in this case: somebody was said to be under 18, or an "
                "answer about age is “not sure”."
            )
        )
    else:
        say(
            N_(
                "The under-18 rules do not hold in this case: everyone was said to be 18 or older. "
                "“ages” changes that."
            )
        )


def ages_of(age_now: str, age_in_picture: str) -> Ages:
    """Return the two answers about age.

    Raises:
        InvalidValueError: The age is no number of years.
    """
    in_picture = AgeInPicture(age_in_picture)
    answer = age_now.strip().lower()
    if answer == _NOT_SURE:
        return Ages(now=None, in_picture=in_picture)
    if not (answer.isascii() and answer.isdigit() and len(answer) <= _LONGEST_AGE_DIGITS):
        raise InvalidValueError(
            value=age_now, field=N_("age"), expected=N_("a number of years, or not-sure")
        )
    return valid_ages(Ages(now=int(answer), in_picture=in_picture))


def coverage_sentence(country: str) -> str:
    """Return what to know before numbers are shown: that a country has none of its own, or "".

    Args:
        country: Its code; "" when none was said.
    """
    covered = coverage_of(country)
    if covered.is_own:
        return ""
    known = formats_of(words()).listed(map(words().gettext, covered.known_names))
    if not covered.country:
        sentence = words().gettext(
            "No country was said, so this is what works in many of them. With --country there are "
            "numbers for: {known}."
        )
        return sentence.format(known=known)
    sentence = words().gettext(
        "Evidence Kit has no numbers of its own for {country} yet, only for: {known}. Here is what "
        "works elsewhere too. In danger, call the emergency number you know."
    )
    return sentence.format(country=name_in(covered.country, words()), known=known)


def language_spoken(asked: str) -> str:
    """Return the language an export will be in: the one asked for, or English, which is said."""
    spoken = spoken_language(asked)
    if spoken != asked:
        say(N_("There are no words in “{language}” yet; this is in English."), language=asked)
    return spoken


def pinned_sentence(checked: AnchorsChecked) -> str:
    """Return up to which entry the record is pinned, and what is the user's word alone."""
    _ = words().gettext
    if checked.pinned is None:
        return _(
            "Nothing outside pins this record. What it says rests on the word of whoever has the "
            "password."
        )
    since = checked.pinned.since
    # Translators: {since} is an instant in UTC; {n} and {last} are numbers of entries.
    form = _(
        "Pinned outside up to entry {n} of {last}, since {since}. What came after rests on the "
        "word of whoever has the password."
    )
    told = _("whoever has it can say when") if since is None else utc_text(since)
    return form.format(n=checked.pinned_to, last=checked.last_entry, since=told)
