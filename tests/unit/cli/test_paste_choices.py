import pytest

from evidence_kit.casework.pasting import keep, look_at
from evidence_kit.cli.paste_choices import Choices, choices_of
from evidence_kit.errors import InvalidValueError
from evidence_kit.i18n import Words
from evidence_kit.intake.importing import Answers
from evidence_kit.model import PaymentStatus, Route, Spoken, Validity
from evidence_kit.store import Vault

TEXT = """pay 500 EUR to SI56 2633 0001 2039 087 or to NL91 ABNA O417 1643 OO
write to lena.marlow@example.net, card 4111 1111 1111 1111"""


def chosen(vault: Vault, *readings: tuple[str, str], left_out: tuple[str, ...] = ()) -> Choices:
    return choices_of(look_at(vault, TEXT), readings, left_out, Words())


def kept(vault: Vault, choices: Choices) -> Vault:
    answers = Answers(route=Route.PASTE)
    keep(vault, TEXT, choices.chosen, answers, corrections=choices.corrections)
    return vault


def test_a_finding_is_read_as_somebody_says_and_stays_as_it_is_written(vault: Vault) -> None:
    said = ("SI56 2633 0001 2039 087", "SI56 2633 0001 2039 086")

    case = kept(vault, chosen(vault, said)).case_file()

    first = case.identifiers[0]
    assert (first.value, first.normalised) == (said[0], "SI56263300012039086")
    assert first.validity is Validity.VALID
    assert first.note == f"Corrected by the person who keeps this case. Read as: {said[1]}"


def test_an_offered_reading_is_taken_where_nobody_says_otherwise(vault: Vault) -> None:
    written = "NL91 ABNA O417 1643 OO"

    offered = chosen(vault)
    declined = chosen(vault, (written, written))

    assert [each.reading for each in offered.corrections.values()] == ["NL91ABNA0417164300"]
    assert [each.reading for each in declined.corrections.values()] == [written]
    case = kept(vault, declined).case_file()
    (found,) = [each for each in case.identifiers if each.value == written]
    assert (found.normalised, found.validity, found.note) == (written, Validity.INVALID, "")


def test_a_sum_is_read_as_another_one(vault: Vault) -> None:
    case = kept(vault, chosen(vault, ("500 EUR", "5000 GBP"))).case_file()

    (demand,) = case.payments
    assert (demand.amount, demand.currency) == ("5000", "GBP")
    assert demand.note == "Corrected by the person who keeps this case. In the text: 500 EUR"


def test_what_is_left_out_is_not_kept(vault: Vault) -> None:
    left_out = ("500 EUR", "lena.marlow@example.net", "•••• 1111")

    case = kept(vault, chosen(vault, left_out=left_out)).case_file()

    assert [each.kind.value for each in case.identifiers] == ["iban", "iban"]
    assert case.payments == ()


@pytest.mark.parametrize(
    "said",
    [
        ("nobody@example.net", "x@example.net"),
        ("•••• 1111", "4111 1111 1111 1112"),
        ("500 EUR", "plenty"),
        ("500 EUR", "500 EUR and 5 GBP"),
    ],
)
def test_what_cannot_be_read_so_is_refused_before_anything_is_kept(
    vault: Vault, said: tuple[str, str]
) -> None:
    with pytest.raises(InvalidValueError):
        chosen(vault, said)


def test_leaving_out_what_was_not_found_is_refused(vault: Vault) -> None:
    with pytest.raises(InvalidValueError):
        chosen(vault, left_out=("nobody@example.net",))


PAID_TEXT = """[12/03/2025, 21:14:07] Jess: pay 500 EUR
[12/03/2025, 21:20:44] Sam: i paid 300 EUR, did you get 200 EUR?"""


def test_only_what_is_spoken_of_as_asked_for_is_kept_with_nobody_asked(vault: Vault) -> None:
    choices = choices_of(look_at(vault, PAID_TEXT), (), (), Words())

    assert [each.value for each in choices.chosen.amounts] == ["500 EUR"]
    assert [each.value for each in choices.unsaid] == ["300 EUR", "200 EUR"]


def test_a_sum_is_kept_as_somebody_says_it_was(vault: Vault) -> None:
    found = look_at(vault, PAID_TEXT)
    choices = choices_of(found, (), (), Words(), asked=("200 EUR",), paid=("300 EUR",))

    keep(
        vault,
        PAID_TEXT,
        choices.chosen,
        Answers(route=Route.PASTE),
        corrections=choices.corrections,
    )

    assert choices.unsaid == ()
    statuses = {each.amount: each.status for each in vault.case_file().payments}
    assert statuses == {
        "500": PaymentStatus.DEMANDED,
        "300": PaymentStatus.MADE,
        "200": PaymentStatus.DEMANDED,
    }
    (paid,) = [each for each in vault.case_file().payments if each.amount == "300"]
    assert paid.note == (
        "The message that speaks of this payment was written 12/03/2025, 21:20:44, "
        "as the text says."
    )


def test_a_sum_is_not_both(vault: Vault) -> None:
    with pytest.raises(InvalidValueError):
        choices_of(
            look_at(vault, PAID_TEXT), (), (), Words(), asked=("300 EUR",), paid=("300 EUR",)
        )


def test_a_sum_without_a_currency_is_sure_once_somebody_reads_it(vault: Vault) -> None:
    found = look_at(vault, "pay 500 kr now")

    assert [each.value for each in choices_of(found, (), (), Words()).unsaid] == ["500 kr"]
    read = choices_of(found, (("500 kr", "500 SEK"),), (), Words())
    assert [(each.currency, each.spoken) for each in read.chosen.amounts] == [("SEK", Spoken.ASKED)]


def test_an_answer_is_about_the_sum_that_the_text_does_not_speak_of_otherwise(
    vault: Vault,
) -> None:
    text = "pay me 300 EUR\nI already paid 300 EUR\n"

    choices = choices_of(look_at(vault, text), (), (), Words(), paid=("300 EUR",))

    assert [each.spoken for each in choices.chosen.amounts] == [Spoken.ASKED, Spoken.PAID]


def test_where_the_text_speaks_of_all_of_them_otherwise_the_person_is_right(vault: Vault) -> None:
    text = "pay me 300 EUR\n"

    choices = choices_of(look_at(vault, text), (), (), Words(), paid=("300 EUR",))

    assert [each.spoken for each in choices.chosen.amounts] == [Spoken.PAID]
