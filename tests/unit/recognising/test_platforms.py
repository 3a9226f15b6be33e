import pytest

from evidence_kit.recognising.platform_form import Leads
from evidence_kit.recognising.platforms import find_address, find_platform


@pytest.mark.parametrize(
    ("host", "rest", "handle", "plain"),
    [
        ("www.instagram.com", "/some.one_/?igsh=a", "some.one_", "https://www.instagram.com/some.one_"),
        ("instagram.com", "/_u/someone", "someone", "https://www.instagram.com/someone"),
        ("facebook.com", "/some.one.7", "some.one.7", "https://www.facebook.com/some.one.7"),
        (
            "m.facebook.com",
            "/profile.php?mibextid=x&id=100012345678901&ref=y",
            "100012345678901",
            "https://www.facebook.com/profile.php?id=100012345678901",
        ),
        (
            "sl-si.facebook.com",
            "/people/Some-One/61550000000001/",
            "61550000000001",
            "https://www.facebook.com/profile.php?id=61550000000001",
        ),
        ("m.me", "/someone", "someone", "https://m.me/someone"),
        ("www.tiktok.com", "/@some.one?lang=sl", "some.one", "https://www.tiktok.com/@some.one"),
        ("www.snapchat.com", "/add/some-one", "some-one", "https://www.snapchat.com/add/some-one"),
        ("snapchat.com", "/@someone", "someone", "https://www.snapchat.com/add/someone"),
        ("x.com", "/SomeOne", "SomeOne", "https://x.com/SomeOne"),
        ("mobile.twitter.com", "/SomeOne?s=21", "SomeOne", "https://x.com/SomeOne"),
        ("x.com", "/i/user/12345", "12345", "https://x.com/i/user/12345"),
        ("t.me", "/some_one", "some_one", "https://t.me/some_one"),
        ("t.me", "/s/some_one", "some_one", "https://t.me/some_one"),
        ("telegram.me", "/some_one?start=1", "some_one", "https://t.me/some_one"),
        ("t.me", "/+447700900123", "+447700900123", "https://t.me/+447700900123"),
        ("wa.me", "/447700900123?text=hi", "447700900123", "https://wa.me/447700900123"),
        ("api.whatsapp.com", "/send?phone=447700900123", "447700900123", "https://wa.me/447700900123"),
        ("web.whatsapp.com", "/send/?text=a&phone=%2B447700900123", "447700900123", "https://wa.me/447700900123"),
        ("discord.com", "/users/80351110224678912", "80351110224678912", "https://discord.com/users/80351110224678912"),
        ("www.youtube.com", "/@someone/videos", "someone", "https://www.youtube.com/@someone"),
        ("youtube.com", "/channel/UC123_-x", "UC123_-x", "https://www.youtube.com/channel/UC123_-x"),
        ("old.reddit.com", "/user/someone/", "someone", "https://www.reddit.com/user/someone"),
        ("www.reddit.com", "/u/someone", "someone", "https://www.reddit.com/user/someone"),
        ("si.linkedin.com", "/in/some-one-1a2b/", "some-one-1a2b", "https://www.linkedin.com/in/some-one-1a2b"),
        ("onlyfans.com", "/someone", "someone", "https://onlyfans.com/someone"),
        ("www.threads.net", "/@someone", "someone", "https://www.threads.com/@someone"),
        ("signal.me", "/#p/+447700900123", "+447700900123", "https://signal.me/#p/+447700900123"),
        ("www.roblox.com", "/users/12345/profile", "12345", "https://www.roblox.com/users/12345/profile"),
        ("paypal.me", "/someone/500EUR", "someone", "https://paypal.me/someone"),
        ("www.paypal.com", "/paypalme/someone", "someone", "https://paypal.me/someone"),
        ("cash.app", "/$someone/50", "someone", "https://cash.app/$someone"),
        ("account.venmo.com", "/u/some-one", "some-one", "https://venmo.com/u/some-one"),
        ("venmo.com", "/code?user_id=123&x=1", "123", "https://venmo.com/code?user_id=123"),
        ("revolut.me", "/someone/eur100", "someone", "https://revolut.me/someone"),
        ("monzo.me", "/someone/20.00", "someone", "https://monzo.me/someone"),
        ("wise.com", "/pay/me/someone1", "someone1", "https://wise.com/pay/me/someone1"),
    ],
)  # fmt: skip
def test_an_account_is_taken_out_of_its_address(host, rest, handle, plain):
    address = find_address(host, rest)

    assert address is not None
    assert (address.leads, address.handle, address.plain) == (Leads.TO_ACCOUNT, handle, plain)


@pytest.mark.parametrize(
    ("host", "rest", "plain"),
    [
        ("t.me", "/+AbCdEf_123", "https://t.me/+AbCdEf_123"),
        ("t.me", "/joinchat/AbCdEf_123", "https://t.me/+AbCdEf_123"),
        ("discord.gg", "/abcDEF1", "https://discord.gg/abcDEF1"),
        ("discord.com", "/invite/abcDEF1", "https://discord.gg/abcDEF1"),
        ("chat.whatsapp.com", "/AbCdEf123", "https://chat.whatsapp.com/AbCdEf123"),
        ("signal.group", "/#AbCdEf-_1", "https://signal.group/#AbCdEf-_1"),
    ],
)
def test_an_invitation_is_told_from_an_account(host, rest, plain):
    address = find_address(host, rest)

    assert address is not None
    assert (address.leads, address.plain) == (Leads.TO_INVITE, plain)


@pytest.mark.parametrize(
    ("host", "rest", "handle"),
    [
        ("www.instagram.com", "/someone/p/CxYz123/", "someone"),
        ("www.instagram.com", "/stories/someone/123/", "someone"),
        ("www.tiktok.com", "/@someone/video/7123", "someone"),
        ("x.com", "/SomeOne/status/123?s=20", "SomeOne"),
        ("t.me", "/some_one/42", "some_one"),
    ],
)
def test_a_post_names_its_account(host, rest, handle):
    address = find_address(host, rest)

    assert address is not None
    assert (address.leads, address.handle) == (Leads.TO_POST, handle)


@pytest.mark.parametrize(
    ("host", "rest"),
    [
        ("instagram.com", ""),
        ("instagram.com", "/"),
        ("www.instagram.com", "/p/CxYz123/"),
        ("www.instagram.com", "/explore/"),
        ("www.instagram.com", "/accounts/login/?next=/someone"),
        ("l.instagram.com", "/?u=https://example.org"),
        ("about.instagram.com", "/blog"),
        ("www.facebook.com", "/groups/123"),
        ("www.facebook.com", "/sharer.php?u=x"),
        ("x.com", "/home"),
        ("x.com", "/i/flow/login"),
        ("t.me", "/share/url?url=x"),
        ("t.me", "/c/123/4"),
        ("discord.com", "/channels/@me"),
        ("discord.com", "/nitro"),
        ("youtu.be", "/dQw4w9WgXcQ"),
        ("www.youtube.com", "/watch?v=dQw4w9WgXcQ"),
        ("www.reddit.com", "/r/something"),
        ("www.paypal.com", "/myaccount"),
        ("venmo.com", "/legal"),
        ("vm.tiktok.com", "/ZMabc/"),
        ("onlyfans.com", "/..."),
    ],
)
def test_the_platform_s_own_pages_are_no_accounts(host, rest):
    address = find_address(host, rest)

    assert address is not None
    assert (address.leads, address.handle, address.plain) == (Leads.ELSEWHERE, "", "")


@pytest.mark.parametrize(
    "host",
    [
        "instagram.com.example.org",
        "instagram-com.example.org",
        "evilinstagram.com",
        "xn--instgram-46g.com",
        "example.com",
        "com",
        "",
    ],
)
def test_an_imitation_belongs_to_no_platform(host):
    assert find_platform(host) is None
    assert find_address(host, "/someone") is None
