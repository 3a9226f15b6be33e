import pytest

from evidence_kit.recognising.text import recognise


@pytest.mark.parametrize(
    ("address", "platform", "account"),
    [
        ("https://www.instagram.com/jess.m", "Instagram", "jess.m"),
        ("https://facebook.com/profile.php?id=100087", "Facebook", "100087"),
        ("https://m.me/jess.m", "Messenger", "jess.m"),
        ("https://tiktok.com/@jess.m", "TikTok", "jess.m"),
        ("https://snapchat.com/add/jess_m", "Snapchat", "jess_m"),
        ("https://x.com/jess_m", "X", "jess_m"),
        ("https://youtube.com/@jessm", "YouTube", "jessm"),
        ("https://reddit.com/user/jessm", "Reddit", "jessm"),
        ("https://linkedin.com/in/jess-m", "LinkedIn", "jess-m"),
        ("https://threads.net/@jess.m", "Threads", "jess.m"),
        ("https://bsky.app/profile/jess.bsky.social", "Bluesky", "jess.bsky.social"),
        ("https://vk.com/id4829", "VK", "4829"),
        ("https://vk.com/jess_m", "VK", "jess_m"),
        ("https://onlyfans.com/jessm", "OnlyFans", "jessm"),
        ("https://fansly.com/jessm", "Fansly", "jessm"),
    ],
)
def test_an_address_says_the_platform_and_the_account(address, platform, account):
    (found,) = recognise(f"see {address} now").identifiers

    assert (found.value, found.platform, found.handle) == (address, platform, account)
