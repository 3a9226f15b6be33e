import pytest

from evidence_kit.model import IdentifierKind
from evidence_kit.recognising.text import recognise


def named(text, kind):
    return [
        (each.value, each.platform)
        for each in recognise(text).identifiers
        if each.kind is IdentifierKind(kind)
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Display name: Anna K.", "Anna K."),
        ("profile name is “Anna ❤️”", "Anna ❤️"),
        ("Prikazno ime: Maja Novak, uporabnik od 2021", "Maja Novak"),
        ("Nome visualizzato: Giulia B.", "Giulia B."),
        ("Anzeigename: Laura Schmidt\nOrt: Wien", "Laura Schmidt"),
        ("Nom affiché : Camille R", "Camille R"),
        ("Nombre visible: Lucía", "Lucía"),
        ("Prikazano ime: Ana", "Ana"),
    ],
)
def test_a_display_name_is_what_its_label_announces(text, name):
    assert named(text, "display-name") == [(name, "")]


@pytest.mark.parametrize("text", ["display name:", "my name is Anna", "profile name: @anna_1"])
def test_other_names_are_none(text):
    assert named(text, "display-name") == []


@pytest.mark.parametrize(
    "text",
    [
        "Username: annak",
        "uporabniško ime: annak",
        "nome utente: annak",
        "Benutzername: annak",
        "Nom d'utilisateur : annak",
        "nombre de usuario: annak",
        "korisničko ime: annak",
    ],
)
def test_a_username_under_its_label_may_be_any_word(text):
    assert named(text, "username") == [("annak", "")]


@pytest.mark.parametrize(
    ("text", "platform"),
    [
        ("Telegram user ID: 5839201744", "Telegram"),
        ("Discord ID 284719503846219776", "Discord"),
        ("user id 5839201744", ""),
    ],
)
def test_a_number_of_an_account_is_told_by_its_label(text, platform):
    ((_value, found),) = named(text, "numeric-id")

    assert found == platform


@pytest.mark.parametrize("text", ["order id 5839201744", "photo ID 12345", "id 550e8400-e29b"])
def test_other_numbers_are_no_account(text):
    assert named(text, "numeric-id") == []


@pytest.mark.parametrize(
    ("text", "platform"),
    [
        ("u/throwaway_jx91", "Reddit"),
        ("skype live:.cid.8a7b6c5d4e3f2a1b", "Skype"),
        (f"Session ID: 05{'ab' * 32}", "Session"),
    ],
)
def test_some_names_say_by_their_form_where_they_belong(text, platform):
    ((_value, found),) = named(text, "username")

    assert found == platform
