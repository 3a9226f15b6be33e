"""Messengers.

This is data and nothing else.
"""

from evidence_kit.recognising.platform_form import (
    ACCOUNT,
    CODE,
    INVITE,
    NAME,
    NUMBER,
    POST,
    Platform,
    Site,
    asked,
    own,
)

CHAT = (
    Platform(
        name="Telegram",
        words=r"telegram\w{0,3}|tg|tele",
        sites=(
            Site(
                hosts=("t.me", "telegram.me", "telegram.dog"),
                routes=(
                    (ACCOUNT, r"/(?P<handle>\+\d{7,15})", "https://t.me/{}"),
                    (INVITE, rf"/(?:\+|joinchat/){CODE}", "https://t.me/+{}"),
                    (ACCOUNT, rf"/(?:s/)?@?{NAME}", "https://t.me/{}"),
                    (POST, rf"/(?:s/)?{NAME}/\d+(?:/\d+)?", "https://t.me/{}"),
                ),
                own_paths=own(
                    "c s joinchat addstickers addemoji share proxy socks setlanguage addtheme "
                    "login iv contact m boost giftcode addlist bg confirmphone invoice"
                ),
            ),
        ),
    ),
    Platform(
        name="WhatsApp",
        words=r"whats ?app\w{0,2}|wapp|wa",
        sites=(
            Site(
                hosts=("wa.me", "whatsapp.com", "api.whatsapp.com"),
                routes=(
                    (ACCOUNT, r"/\+?(?P<handle>\d{7,15})", "https://wa.me/{}"),
                    (
                        ACCOUNT,
                        asked(r"/send/?", "phone", r"(?:\+|%2B)?(?P<handle>\d{7,15})"),
                        "https://wa.me/{}",
                    ),
                    (ACCOUNT, rf"/message/{CODE}", "https://wa.me/message/{}"),
                    (ACCOUNT, rf"/qr/{CODE}", "https://wa.me/qr/{}"),
                    (INVITE, rf"/channel/{CODE}", "https://whatsapp.com/channel/{}"),
                ),
            ),
            Site(
                hosts=("chat.whatsapp.com",),
                routes=((INVITE, rf"/(?:invite/)?{CODE}", "https://chat.whatsapp.com/{}"),),
            ),
        ),
        has_phone_accounts=True,
    ),
    Platform(
        name="Discord",
        words=r"discord\w{0,3}",
        sites=(
            Site(
                hosts=("discord.com", "discordapp.com"),
                routes=(
                    (ACCOUNT, rf"/users/{NUMBER}", "https://discord.com/users/{}"),
                    (INVITE, rf"/invite/{CODE}", "https://discord.gg/{}"),
                ),
            ),
            Site(
                hosts=("discord.gg",),
                routes=((INVITE, rf"/{CODE}", "https://discord.gg/{}"),),
            ),
        ),
    ),
    Platform(
        name="Signal",
        words=r"signal\w{0,2}",
        sites=(
            Site(
                hosts=("signal.me",),
                routes=(
                    (ACCOUNT, r"/#p/(?P<handle>\+\d{7,15})", "https://signal.me/#p/{}"),
                    (ACCOUNT, rf"/#eu/{CODE}", "https://signal.me/#eu/{}"),
                ),
            ),
            Site(
                hosts=("signal.group",),
                routes=((INVITE, rf"/#{CODE}", "https://signal.group/#{}"),),
            ),
        ),
        has_phone_accounts=True,
    ),
    Platform(
        name="Kik",
        words=r"kik\w{0,2}",
        sites=(
            Site(hosts=("kik.me",), routes=((ACCOUNT, rf"/{NAME}", "https://kik.me/{}"),)),
            Site(hosts=("kik.com",), routes=((ACCOUNT, rf"/u/{NAME}", "https://kik.me/{}"),)),
        ),
    ),
    Platform(
        name="Viber",
        words=r"viber\w{0,2}",
        sites=(
            Site(
                hosts=("invite.viber.com",),
                routes=((INVITE, asked(r"/", "g2?", CODE), "https://invite.viber.com/?g2={}"),),
            ),
            Site(
                hosts=("chats.viber.com",),
                routes=((ACCOUNT, rf"/{NAME}", "https://chats.viber.com/{}"),),
            ),
        ),
        has_phone_accounts=True,
    ),
    Platform(
        name="Skype",
        words=r"skype\w{0,2}",
        sites=(
            Site(
                hosts=("join.skype.com",),
                routes=((INVITE, rf"/(?:invite/)?{CODE}", "https://join.skype.com/invite/{}"),),
            ),
        ),
    ),
    Platform(
        name="Line",
        sites=(
            Site(
                hosts=("line.me",),
                routes=(
                    (ACCOUNT, rf"/(?:R/)?ti/p/(?:~|%40|@)?{NAME}", "https://line.me/ti/p/~{}"),
                    (INVITE, rf"/(?:R/)?ti/g2?/{CODE}", "https://line.me/ti/g/{}"),
                ),
            ),
        ),
    ),
    Platform(
        name="WeChat",
        words=r"wechat\w{0,2}",
        sites=(
            Site(
                hosts=("u.wechat.com",),
                routes=((ACCOUNT, rf"/{CODE}", "https://u.wechat.com/{}"),),
            ),
        ),
    ),
    Platform(
        name="Threema",
        words=r"threema\w{0,2}",
        sites=(
            Site(
                hosts=("threema.id",),
                routes=((ACCOUNT, r"/(?P<handle>[A-Z0-9*]{8})", "https://threema.id/{}"),),
            ),
        ),
    ),
    Platform(name="Session"),
    Platform(name="Wickr", words=r"wickr\w{0,2}"),
    Platform(
        name="Matrix",
        sites=(
            Site(
                hosts=("matrix.to",),
                routes=(
                    (
                        ACCOUNT,
                        r"/#/(?P<handle>(?:@|%40)[\w.:=\-]+)",
                        "https://matrix.to/#/{}",
                    ),
                    (INVITE, r"/#/(?P<handle>(?:#|%23|!)[\w.:=\-]+)", "https://matrix.to/#/{}"),
                ),
            ),
        ),
    ),
    Platform(
        name="Zoom",
        sites=(
            Site(
                hosts=("zoom.us",),
                routes=((INVITE, rf"/(?:j|my|s)/{CODE}", "https://zoom.us/j/{}"),),
            ),
        ),
    ),
)
