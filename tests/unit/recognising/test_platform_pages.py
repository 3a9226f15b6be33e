import pytest

from evidence_kit.recognising.text import recognise


@pytest.mark.parametrize(
    ("address", "platform", "account"),
    [
        ("https://ok.ru/profile/5718", "OK", "5718"),
        ("https://linktr.ee/jessm", "Linktree", "jessm"),
        ("https://www.pinterest.de/jessm/", "Pinterest", "jessm"),
        ("https://soundcloud.com/jessm", "SoundCloud", "jessm"),
        ("https://patreon.com/jessm", "Patreon", "jessm"),
        ("https://github.com/jessm", "GitHub", "jessm"),
        ("https://medium.com/@jessm", "Medium", "jessm"),
        ("https://jessm1.tumblr.com", "Tumblr", "jessm1"),
        ("https://tinder.com/@jessm", "Tinder", "jessm"),
        ("https://mastodon.social/@jessm", "Mastodon", "jessm"),
        ("https://twitch.tv/jessm", "Twitch", "jessm"),
        ("https://roblox.com/users/4829/profile", "Roblox", "4829"),
        ("https://steamcommunity.com/id/jessm", "Steam", "jessm"),
    ],
)
def test_an_address_says_the_platform_and_the_account(address, platform, account):
    (found,) = recognise(f"see {address} now").identifiers

    assert (found.value, found.platform, found.handle) == (address, platform, account)
