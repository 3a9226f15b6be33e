import pytest

from evidence_kit.recognising.text import recognise


@pytest.mark.parametrize(
    ("address", "platform", "account"),
    [
        ("https://t.me/jess_m", "Telegram", "jess_m"),
        ("tg://resolve?domain=jess_m", "Telegram", "jess_m"),
        ("tg://join?invite=AbCd123", "Telegram", "AbCd123"),
        ("https://wa.me/447400123456", "WhatsApp", "+447400123456"),
        ("https://discord.gg/Xy7Kq2p", "Discord", "Xy7Kq2p"),
        ("https://signal.me/#p/+447400123456", "Signal", "+447400123456"),
        ("https://kik.me/jessm", "Kik", "jessm"),
        ("https://join.skype.com/invite/aB3", "Skype", "aB3"),
        ("https://line.me/ti/p/~jessm", "Line", "jessm"),
        ("https://u.wechat.com/AbC1", "WeChat", "AbC1"),
        ("https://threema.id/ABCD1234", "Threema", "ABCD1234"),
        ("https://matrix.to/#/@jess:example.org", "Matrix", "@jess:example.org"),
        ("https://zoom.us/j/98765", "Zoom", "98765"),
        ("https://chats.viber.com/jessm", "Viber", "jessm"),
    ],
)
def test_an_address_says_the_platform_and_the_account(address, platform, account):
    (found,) = recognise(f"see {address} now").identifiers

    assert (found.value, found.platform, found.handle) == (address, platform, account)
