import string

import pytest

from evidence_kit.errors import ContainerUnderAgeError, GuidanceDataError
from evidence_kit.guidance.wording import (
    LONGEST_SENTENCE_WORDS,
    forbidden_in,
    longest_sentence_words,
)
from evidence_kit.i18n import Words
from evidence_kit.messages import Problem
from evidence_kit.ui.alert_words.said import AlertKind
from evidence_kit.ui.alerts import ERRORS, alert_for, alert_of_help
from tests.pictures.pseudo import PseudoWords, pseudo

ENGLISH = Words()

each_code = pytest.mark.parametrize("code", sorted(ERRORS))


def fields_of(*sentences: str) -> set[str]:
    return {
        name
        for sentence in sentences
        for _, name, _, _ in string.Formatter().parse(sentence)
        if name
    }


def facts_for(code: str) -> dict[str, str | int]:
    kind = ERRORS[code]
    return dict.fromkeys(sorted(fields_of(kind.summary, kind.remedy)), "thing")


@each_code
def test_every_error_says_what_happened_what_it_means_and_what_to_do(code: str) -> None:
    alert = alert_for(Problem(code=code, facts=facts_for(code)), ENGLISH)

    assert alert.title
    assert alert.evidence
    assert alert.remedy
    assert alert.code == code


@each_code
def test_no_alert_wants_a_fact_that_its_error_does_not_carry(code: str) -> None:
    alert = alert_for(Problem(code=code, facts=facts_for(code)), ENGLISH)

    assert "…" not in alert.title + alert.evidence + alert.remedy


@each_code
def test_the_window_speaks_plainly_and_of_no_command_line(code: str) -> None:
    alert = alert_for(Problem(code=code, facts=facts_for(code)), ENGLISH)

    for text in (alert.title, alert.evidence, alert.remedy):
        assert forbidden_in(text) == ""
        assert longest_sentence_words(text) <= LONGEST_SENTENCE_WORDS
        assert not any(
            word in text.lower() for word in ("evidence-kit ", "--", "vault", "not-held")
        )


def test_red_is_for_evidence_that_is_no_longer_what_it_was() -> None:
    red = {
        code
        for code in ERRORS
        if alert_for(Problem(code=code, facts=facts_for(code)), ENGLISH).kind is AlertKind.DANGER
    }

    assert red == {"EK-104", "EK-107", "EK-110", "EK-117"}


def test_a_code_nobody_knows_is_a_mistake_of_ours_and_keeps_its_number() -> None:
    alert = alert_for(Problem(code="EK-000", facts={}), ENGLISH)

    assert alert.title == "Something went wrong in the program."
    assert alert.code == "EK-000"


def test_what_cannot_be_seen_in_a_fact_is_shown_as_its_number() -> None:
    alert = alert_for(Problem(code="EK-201", facts={"name": "a\u202egpj.exe"}), ENGLISH)

    assert alert.title == "“a⟦U+202E⟧gpj.exe” is not there."


def test_parts_of_the_help_that_cannot_be_read_are_named_and_the_rest_is_not_doubted() -> None:
    broken = (
        GuidanceDataError(reason="contacts-IT.toml: Invalid TOML (line 1)"),
        GuidanceDataError(reason="tools.toml: missing"),
    )

    alert = alert_of_help(broken, ENGLISH)

    assert alert is not None
    assert alert.title.startswith("A part of the help")
    assert "contacts-IT.toml, tools.toml." in alert.evidence
    assert "line 1" not in alert.evidence
    assert alert_of_help((), ENGLISH) is None


def test_a_fact_with_braces_stays_what_it_is() -> None:
    alert = alert_for(Problem(code="EK-201", facts={"name": "{name}{0}.png"}), ENGLISH)

    assert alert.title == "“{name}{0}.png” is not there."


def test_what_to_do_instead_names_no_verb_of_the_command_line() -> None:
    for media_type in ("video/mp4", "application/octet-stream", "image/svg+xml"):
        instead = ContainerUnderAgeError.instead_of(media_type)
        facts: dict[str, str | int] = {"name": "x", "item": "SK/1", "instead": instead}

        alert = alert_for(Problem(code="EK-303", facts=facts), ENGLISH)

        assert "not-held" not in alert.remedy
        assert alert.remedy.endswith("Leave the file where it is and do not delete it.")


def test_a_name_from_outside_is_never_translated() -> None:
    class Shouting(Words):
        def gettext(self, message: str) -> str:
            return message.upper() if "{" not in message else message

    facts: dict[str, str | int] = {"field": "language", "value": "language", "expected": "en"}

    alert = alert_for(Problem(code="EK-501", facts=facts), Shouting())

    assert alert.title == "“language” cannot be used as LANGUAGE."


def test_the_reason_of_a_refusal_is_said_in_the_readers_language() -> None:
    problem = Problem(code="EK-146", facts={"reason": "it holds no signature"})

    alert = alert_for(problem, PseudoWords())

    assert pseudo("it holds no signature") in f"{alert.title} {alert.remedy}"
