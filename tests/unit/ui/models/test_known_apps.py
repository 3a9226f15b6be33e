from datetime import date

import pytest

from evidence_kit.guidance.apps import find_app
from evidence_kit.guidance.loading import load
from evidence_kit.recognising.platform_chat import CHAT
from evidence_kit.recognising.platform_social import SOCIAL
from evidence_kit.resources import asset_path
from evidence_kit.ui.models.known_apps import KNOWN_APPS, as_known, offered_for


@pytest.mark.parametrize(
    ("typed", "name"),
    [("whats", "WhatsApp"), ("Insta", "Instagram"), ("fb", "Facebook"), ("snap", "Snapchat")],
)
def test_the_only_app_that_can_be_meant_is_offered(typed: str, name: str) -> None:
    assert offered_for(typed) == name


@pytest.mark.parametrize(
    "typed", ["", " ", "w", "tik tok", "WhatsApp", "X", "whatsapp web", "thre", "a forum"]
)
def test_nothing_is_offered_for_a_name_for_several_and_for_none(typed: str) -> None:
    assert offered_for(typed) == ""


def test_a_known_name_is_written_as_its_app_writes_it_and_any_other_stays() -> None:
    assert as_known(" tik tok") == "TikTok"
    assert as_known("whats") == "whats"
    assert as_known("My forum ") == "My forum "


def test_every_name_that_is_read_in_chats_can_be_offered() -> None:
    assert {each.name for each in (*SOCIAL, *CHAT)} <= set(KNOWN_APPS)


def test_most_of_what_is_offered_is_found_in_the_guidance() -> None:
    guidance = load(asset_path("guidance"))
    named = [name for app in guidance.apps for name in (app.name, *app.also, *app.covers)]

    found = [name for name in KNOWN_APPS if name in named]

    assert len(found) > len(KNOWN_APPS) // 2
    assert find_app(guidance, as_known("whatsapp"), date(2026, 11, 29)) is not None


def test_they_stand_in_the_order_of_the_alphabet() -> None:
    assert list(KNOWN_APPS) == sorted(KNOWN_APPS, key=str.casefold)
