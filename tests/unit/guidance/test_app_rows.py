from evidence_kit.guidance.app_rows import Vanishing
from evidence_kit.guidance.apps import key_of
from evidence_kit.guidance.loading import load
from evidence_kit.resources import asset_path

APPS = load(asset_path("guidance")).apps


def test_every_platform_people_are_blackmailed_on_has_a_row():
    known = {key_of(name) for app in APPS for name in (app.name, *app.also, *app.covers)}

    wanted = """
        instagram facebook messenger whatsapp snapchat tiktok telegram discord x signal
        tinder hinge grindr roblox playstation email sms phone
    """
    assert set(wanted.split()) <= known


def test_exactly_one_row_holds_for_every_other_app():
    assert [app.id for app in APPS if app.is_general] == ["APP-OTHER"]


def test_no_name_leads_to_two_rows():
    keys = [key_of(name) for app in APPS for name in (app.name, *app.also, *app.covers)]

    assert len(keys) == len(set(keys))


def test_every_row_says_what_can_happen_and_how_to_save():
    assert [app.id for app in APPS if not (app.what and app.how)] == []
    assert {app.vanishing for app in APPS} == set(Vanishing)


def test_where_a_screenshot_is_told_to_the_other_side_a_second_phone_is_named():
    told = [
        app for app in APPS if "screenshot would tell" in app.how or "tells the other" in app.how
    ]

    assert {app.name for app in told} == {"Snapchat", "Instagram"}
    assert all("another phone" in app.how for app in told)


def test_whoever_may_be_under_18_is_told_to_photograph_nothing_but_words():
    photographed = [app for app in APPS if "photo of" in app.how]

    assert {app.name for app in photographed} == {"Snapchat", "Instagram", "Games and consoles"}
    assert all("nothing but words" in app.how_under_18 for app in photographed)
    assert all("If not, write" in app.how_under_18 for app in photographed)
