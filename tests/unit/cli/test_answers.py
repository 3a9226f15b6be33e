import click
import pytest
from click.testing import CliRunner

from evidence_kit.cli.answers import (
    age_options,
    ages_of,
    coverage_sentence,
    language_spoken,
    lost_answers,
    say_ages,
)
from evidence_kit.errors import InvalidValueError
from evidence_kit.model import AgeInPicture, Ages


def test_both_answers_are_taken_as_given() -> None:
    assert ages_of(" 24 ", "adult") == Ages(now=24, in_picture=AgeInPicture.ADULT)
    assert ages_of("Not-Sure", "under-18") == Ages(now=None, in_picture=AgeInPicture.UNDER_18)


@pytest.mark.parametrize("age", ["34 years", "abc", "-5", "", "99999", "500", "1.5", "１５", "٣٤"])
def test_what_is_no_age_is_refused_and_not_taken_for_not_sure(age: str) -> None:
    with pytest.raises(InvalidValueError):
        ages_of(age, "adult")


@pytest.mark.parametrize("arguments", [[], ["--age-now", "15"], ["--age-in-picture", "adult"]])
def test_where_both_answers_are_required_neither_is_made_up(arguments: list[str]) -> None:
    @click.command()
    @age_options(required=True)
    def verb(age_now: str, age_in_picture: str) -> None:
        click.echo(f"{age_now} {age_in_picture}")

    assert CliRunner().invoke(verb, arguments).exit_code == 2


def test_elsewhere_an_answer_left_out_is_not_sure() -> None:
    @click.command()
    @age_options(now="--age")
    def verb(age_now: str, age_in_picture: str) -> None:
        click.echo(f"{age_now} {age_in_picture}")

    assert CliRunner().invoke(verb, []).output == "not-sure not-sure\n"
    assert CliRunner().invoke(verb, ["--age", "15"]).output == "15 not-sure\n"


def test_what_was_said_about_age_is_told_from_what_was_left_out() -> None:
    @click.command()
    @age_options()
    def verb(age_now: str, age_in_picture: str) -> None:
        answers = lost_answers(age_now, age_in_picture, no_nudity_visible=False)
        click.echo(f"{answers.is_age_said} {answers.is_in_picture_said}")

    assert CliRunner().invoke(verb, []).output == "False False\n"
    assert CliRunner().invoke(verb, ["--age-now", "not-sure"]).output == "True False\n"
    assert CliRunner().invoke(verb, ["--age-in-picture", "adult"]).output == "False True\n"


def test_which_answers_about_age_hold_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    say_ages(Ages(now=24, in_picture=AgeInPicture.ADULT))
    say_ages(Ages(now=None, in_picture=AgeInPicture.ADULT))

    said = " ".join(capsys.readouterr().err.split())
    assert said.index("rules do not hold") < said.index("under-18 rules hold")


@pytest.mark.parametrize("country", ["SI", "IT", "GB", "GB-SCT", "GB-XYZ"])
def test_where_there_are_numbers_nothing_stands_before_them(country: str) -> None:
    assert coverage_sentence(country) == ""


@pytest.mark.parametrize(("country", "name"), [("PT", "Portugal"), ("BR", "Brazil")])
def test_a_country_without_numbers_is_named_with_those_that_have_some(
    country: str, name: str
) -> None:
    sentence = coverage_sentence(country)

    assert f"no numbers of its own for {name}" in sentence
    assert "Slovenia, Italy" in sentence


def test_without_a_country_the_sentence_says_how_to_give_one() -> None:
    assert "--country" in coverage_sentence("")


@pytest.mark.parametrize("asked", ["en", "en-GB", "EN"])
def test_english_is_spoken_without_a_word_about_it(
    asked: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (language_spoken(asked), capsys.readouterr().err) == (asked, "")


@pytest.mark.parametrize("asked", ["pl", "pt-BR", "english", "../../etc"])
def test_another_language_is_answered_in_english_and_that_is_said(
    asked: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert language_spoken(asked) == "en"
    assert f"no words in “{asked}” yet" in capsys.readouterr().err
