from dataclasses import replace

import pytest

from evidence_kit.guidance.loading import load
from evidence_kit.guidance.seen_in import apps_of_items, goes_by, known_app, may_lead_to_account
from evidence_kit.model import IdentifierKind, ItemStatus, Provenance
from evidence_kit.resources import asset_path
from tests.unit.ui.seen import item

GUIDANCE = load(asset_path("guidance"))


def apps(text, named=(), **changes):
    piece = replace(item(1), provenance=Provenance(app=text), **changes)
    return apps_of_items(GUIDANCE, (piece,), named).get(piece.id, ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("whats app", ("WhatsApp",)),
        ("Telegram, chat “anna”, about the middle", ("Telegram",)),
        ("chat WhatsApp con Sofia", ("WhatsApp",)),
        ("viber", ("Viber",)),
        ("Hinge", ("Hinge",)),
        ("Facebook Messenger", ("Facebook and Messenger",)),
        ("messages on Facebook, Messenger", ("Facebook and Messenger",)),
        ("WhatsApp and Instagram", ("WhatsApp", "Instagram")),
        ("X", ("X",)),
        ("Phone", ("Phone and text messages",)),
    ],
)
def test_a_piece_is_from_the_apps_that_its_words_name(text, expected):
    assert apps(text) == expected


@pytest.mark.parametrize("text", ["", "my phone", "telefono di Paolo", "x 3", "Another app"])
def test_a_place_is_no_app(text):
    assert apps(text) == ()


def test_an_app_that_nobody_knows_counts_where_the_case_names_it_and_stands_alone():
    assert apps("somechat ", named=("Somechat",)) == ("Somechat",)
    assert apps("somechat at school", named=("Somechat",)) == ()
    assert apps("somechat") == ()


def test_a_piece_that_was_taken_back_is_from_nowhere():
    assert apps("WhatsApp", status=ItemStatus.WITHDRAWN) == ()


@pytest.mark.parametrize(
    ("app", "kind", "is_there"),
    [
        ("WhatsApp", IdentifierKind.PHONE, True),
        ("SMS", IdentifierKind.PHONE, True),
        ("Viber", IdentifierKind.PHONE, True),
        ("Instagram", IdentifierKind.PHONE, False),
        ("Instagram", IdentifierKind.USERNAME, True),
        ("Mail", IdentifierKind.EMAIL, True),
        ("Mail", IdentifierKind.USERNAME, False),
        ("WhatsApp", IdentifierKind.EMAIL, False),
        ("WhatsApp", IdentifierKind.URL, False),
    ],
)
def test_what_the_accounts_of_an_app_go_by(app, kind, is_there):
    assert goes_by(app, kind, GUIDANCE) is is_there


def test_a_link_leads_to_no_account_of_the_app_it_was_seen_in():
    assert may_lead_to_account(IdentifierKind.EMAIL)
    assert not may_lead_to_account(IdentifierKind.URL)
    assert not may_lead_to_account(IdentifierKind.IBAN)


def test_a_name_alone_is_known_and_a_sentence_is_not():
    assert known_app(GUIDANCE, "insta") == "Instagram"
    assert known_app(GUIDANCE, "Instagram, @lena") == ""
    assert known_app(GUIDANCE, "") == ""
