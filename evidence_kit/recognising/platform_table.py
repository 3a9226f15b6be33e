"""The platforms: what people call them, where they live, how their accounts are addressed.

This is data and nothing else. A route's path is a regular expression over path, query and fragment
with the account as ``handle``; the first route that fits wins, so the narrow ones come first.
"""

from dataclasses import dataclass
from enum import Enum


class Leads(Enum):
    """What an address leads to."""

    TO_ACCOUNT = "to-account"
    TO_INVITE = "to-invite"
    """A group, server or channel that one can join."""
    TO_POST = "to-post"
    """Something an account put there; the account's name is in the address."""
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One web site of a platform."""

    hosts: tuple[str, ...]
    """Without ``www.``."""
    routes: tuple[tuple[Leads, str, str], ...] = ()
    """Where it leads, the path, and the account's plain address."""
    own_paths: frozenset[str] = frozenset()
    """What stands where an account's name would, but is the platform's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform:
    """One app or service."""

    name: str
    """As people write it."""
    words: str = ""
    """What people call it in chats, inflected forms included: alternatives, lower case."""
    sites: tuple[Site, ...] = ()
    is_payment: bool = False
    """Whether its accounts are there to receive money."""
    has_phone_accounts: bool = False
    """Whether its accounts are phone numbers, so that no username follows its name."""


_ACCOUNT, _INVITE, _POST = Leads.TO_ACCOUNT, Leads.TO_INVITE, Leads.TO_POST
_NAME = r"(?P<handle>[\w.\-\u0300-\u036f]+)"
_NUMBER = r"(?P<handle>\d+)"
_CODE = r"(?P<handle>[\w-]+)"


def _asked(path: str, key: str, value: str) -> str:
    """Return the pattern of a path whose account stands in the query."""
    return rf"{path}\?(?:[^#]*&)?{key}={value}(?:[&#].*)?"


def _own(paths: str) -> frozenset[str]:
    return frozenset(paths.split())


_SOCIAL = (
    Platform(
        name="Instagram",
        words=r"instagram\w{0,3}|insta|inst[ei]|ig",
        sites=(
            Site(
                hosts=("instagram.com", "instagr.am", "ig.me"),
                routes=(
                    (_ACCOUNT, rf"/(?:_u|m)/{_NAME}", "https://www.instagram.com/{}"),
                    (_POST, rf"/stories/{_NAME}(?:/\d+)?", "https://www.instagram.com/{}"),
                    (
                        _ACCOUNT,
                        rf"/{_NAME}(?:/(?:reels|tagged|followers|following))?",
                        "https://www.instagram.com/{}",
                    ),
                    (_POST, rf"/{_NAME}/(?:p|reel|tv)/[\w-]+", "https://www.instagram.com/{}"),
                ),
                own_paths=_own(
                    "p reel reels explore accounts direct tv about legal developer web s share ar "
                    "challenge stories highlights"
                ),
            ),
        ),
    ),
    Platform(
        name="Facebook",
        words=r"facebook\w{0,3}|fb|fejs\w{0,3}",
        sites=(
            Site(
                hosts=("facebook.com", "fb.com"),
                routes=(
                    (
                        _ACCOUNT,
                        _asked(r"/profile\.php/?", "id", _NUMBER),
                        "https://www.facebook.com/profile.php?id={}",
                    ),
                    (
                        _ACCOUNT,
                        rf"/people/[^/]+/{_NUMBER}",
                        "https://www.facebook.com/profile.php?id={}",
                    ),
                    (
                        _ACCOUNT,
                        rf"/{_NAME}(?:/(?:about|photos|friends))?",
                        "https://www.facebook.com/{}",
                    ),
                    (_POST, rf"/{_NAME}/(?:posts|videos)/[^/]+", "https://www.facebook.com/{}"),
                ),
                own_paths=_own(
                    "profile.php people watch groups events marketplace photo photo.php story.php "
                    "permalink.php login login.php messages share sharer sharer.php reel reels "
                    "pages help gaming hashtag search settings policies l.php business dialog "
                    "plugins notes media privacy recover checkpoint stories v"
                ),
            ),
        ),
    ),
    Platform(
        name="Messenger",
        words=r"messenger\w{0,3}",
        sites=(
            Site(hosts=("m.me",), routes=((_ACCOUNT, rf"/{_NAME}", "https://m.me/{}"),)),
            Site(hosts=("messenger.com",), routes=((_ACCOUNT, rf"/t/{_NAME}", "https://m.me/{}"),)),
        ),
    ),
    Platform(
        name="TikTok",
        words=r"tik ?tok\w{0,2}",
        sites=(
            Site(
                hosts=("tiktok.com",),
                routes=(
                    (_ACCOUNT, rf"/@{_NAME}(?:/live)?", "https://www.tiktok.com/@{}"),
                    (_POST, rf"/@{_NAME}/(?:video|photo)/\d+", "https://www.tiktok.com/@{}"),
                ),
            ),
        ),
    ),
    Platform(
        name="Snapchat",
        words=r"snapchat\w{0,3}|snap[aiu]?|sc",
        sites=(
            Site(
                hosts=("snapchat.com",),
                routes=((_ACCOUNT, rf"/(?:add/|u/|@){_NAME}", "https://www.snapchat.com/add/{}"),),
            ),
        ),
    ),
    Platform(
        name="X",
        words=r"twitter\w{0,3}|x(?=\s{0,2}:)",
        sites=(
            Site(
                hosts=("x.com", "twitter.com"),
                routes=(
                    (_ACCOUNT, rf"/i/user/{_NUMBER}", "https://x.com/i/user/{}"),
                    (
                        _ACCOUNT,
                        _asked(r"/intent/(?:user|follow)", "screen_name", _NAME),
                        "https://x.com/{}",
                    ),
                    (
                        _ACCOUNT,
                        rf"/@?{_NAME}(?:/(?:media|likes|with_replies|followers|following))?",
                        "https://x.com/{}",
                    ),
                    (_POST, rf"/{_NAME}/status(?:es)?/\d+(?:/\w+/\d+)?", "https://x.com/{}"),
                ),
                own_paths=_own(
                    "i intent home search explore share hashtag messages notifications settings "
                    "login signup tos privacy compose"
                ),
            ),
        ),
    ),
    Platform(
        name="YouTube",
        words=r"youtube\w{0,2}|yt",
        sites=(
            Site(
                hosts=("youtube.com",),
                routes=(
                    (_ACCOUNT, rf"/@{_NAME}(?:/\w+)?", "https://www.youtube.com/@{}"),
                    (
                        _ACCOUNT,
                        rf"/channel/{_CODE}(?:/\w+)?",
                        "https://www.youtube.com/channel/{}",
                    ),
                    (_ACCOUNT, rf"/c/{_NAME}(?:/\w+)?", "https://www.youtube.com/c/{}"),
                    (_ACCOUNT, rf"/user/{_NAME}(?:/\w+)?", "https://www.youtube.com/user/{}"),
                ),
            ),
            Site(hosts=("youtu.be",)),
        ),
    ),
    Platform(
        name="Reddit",
        words=r"reddit\w{0,3}",
        sites=(
            Site(
                hosts=("reddit.com",),
                routes=(
                    (_ACCOUNT, rf"/(?:u|user)/{_NAME}(?:/\w+)?", "https://www.reddit.com/user/{}"),
                ),
            ),
        ),
    ),
    Platform(
        name="LinkedIn",
        words=r"linked ?in\w{0,2}",
        sites=(
            Site(
                hosts=("linkedin.com",),
                routes=(
                    (
                        _ACCOUNT,
                        r"/in/(?P<handle>[\w%.\-]+)(?:/\w+)?",
                        "https://www.linkedin.com/in/{}",
                    ),
                ),
            ),
        ),
    ),
    Platform(
        name="Threads",
        sites=(
            Site(
                hosts=("threads.net", "threads.com"),
                routes=(
                    (_ACCOUNT, rf"/@{_NAME}", "https://www.threads.com/@{}"),
                    (_POST, rf"/@{_NAME}/post/[\w-]+", "https://www.threads.com/@{}"),
                ),
            ),
        ),
    ),
    Platform(
        name="Bluesky",
        words=r"bluesky|bsky",
        sites=(
            Site(
                hosts=("bsky.app",),
                routes=((_ACCOUNT, rf"/profile/{_NAME}", "https://bsky.app/profile/{}"),),
            ),
        ),
    ),
    Platform(
        name="VK",
        words=r"vk|vkontakte",
        sites=(
            Site(
                hosts=("vk.com",),
                routes=((_ACCOUNT, rf"/{_NAME}", "https://vk.com/{}"),),
                own_paths=_own("feed im away.php share.php login search video music"),
            ),
        ),
    ),
    Platform(
        name="OnlyFans",
        words=r"only ?fans\w{0,2}",
        sites=(
            Site(
                hosts=("onlyfans.com",),
                routes=((_ACCOUNT, rf"/{_NAME}(?:/media)?", "https://onlyfans.com/{}"),),
                own_paths=_own("my posts help terms privacy about faq contact"),
            ),
        ),
    ),
    Platform(
        name="Fansly",
        words=r"fansly\w{0,2}",
        sites=(
            Site(
                hosts=("fansly.com",),
                routes=((_ACCOUNT, rf"/{_NAME}(?:/posts)?", "https://fansly.com/{}"),),
                own_paths=_own("post home explore messages application"),
            ),
        ),
    ),
)

_CHAT = (
    Platform(
        name="Telegram",
        words=r"telegram\w{0,3}|tg|tele",
        sites=(
            Site(
                hosts=("t.me", "telegram.me", "telegram.dog"),
                routes=(
                    (_ACCOUNT, r"/(?P<handle>\+\d{7,15})", "https://t.me/{}"),
                    (_INVITE, rf"/(?:\+|joinchat/){_CODE}", "https://t.me/+{}"),
                    (_ACCOUNT, rf"/(?:s/)?@?{_NAME}", "https://t.me/{}"),
                    (_POST, rf"/(?:s/)?{_NAME}/\d+(?:/\d+)?", "https://t.me/{}"),
                ),
                own_paths=_own(
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
                    (_ACCOUNT, r"/\+?(?P<handle>\d{7,15})", "https://wa.me/{}"),
                    (
                        _ACCOUNT,
                        _asked(r"/send/?", "phone", r"(?:\+|%2B)?(?P<handle>\d{7,15})"),
                        "https://wa.me/{}",
                    ),
                    (_ACCOUNT, rf"/message/{_CODE}", "https://wa.me/message/{}"),
                    (_ACCOUNT, rf"/qr/{_CODE}", "https://wa.me/qr/{}"),
                    (_INVITE, rf"/channel/{_CODE}", "https://whatsapp.com/channel/{}"),
                ),
            ),
            Site(
                hosts=("chat.whatsapp.com",),
                routes=((_INVITE, rf"/(?:invite/)?{_CODE}", "https://chat.whatsapp.com/{}"),),
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
                    (_ACCOUNT, rf"/users/{_NUMBER}", "https://discord.com/users/{}"),
                    (_INVITE, rf"/invite/{_CODE}", "https://discord.gg/{}"),
                ),
            ),
            Site(
                hosts=("discord.gg",),
                routes=((_INVITE, rf"/{_CODE}", "https://discord.gg/{}"),),
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
                    (_ACCOUNT, r"/#p/(?P<handle>\+\d{7,15})", "https://signal.me/#p/{}"),
                    (_ACCOUNT, rf"/#eu/{_CODE}", "https://signal.me/#eu/{}"),
                ),
            ),
            Site(
                hosts=("signal.group",),
                routes=((_INVITE, rf"/#{_CODE}", "https://signal.group/#{}"),),
            ),
        ),
        has_phone_accounts=True,
    ),
    Platform(
        name="Kik",
        words=r"kik\w{0,2}",
        sites=(
            Site(hosts=("kik.me",), routes=((_ACCOUNT, rf"/{_NAME}", "https://kik.me/{}"),)),
            Site(hosts=("kik.com",), routes=((_ACCOUNT, rf"/u/{_NAME}", "https://kik.me/{}"),)),
        ),
    ),
    Platform(name="Viber", words=r"viber\w{0,2}", has_phone_accounts=True),
    Platform(name="Skype", words=r"skype\w{0,2}"),
)

_GAMES = (
    Platform(
        name="Twitch",
        words=r"twitch\w{0,2}",
        sites=(
            Site(
                hosts=("twitch.tv",),
                routes=((_ACCOUNT, rf"/{_NAME}", "https://www.twitch.tv/{}"),),
                own_paths=_own("directory videos settings downloads p"),
            ),
        ),
    ),
    Platform(
        name="Roblox",
        words=r"roblox\w{0,2}",
        sites=(
            Site(
                hosts=("roblox.com",),
                routes=(
                    (
                        _ACCOUNT,
                        rf"/users/{_NUMBER}(?:/profile)?",
                        "https://www.roblox.com/users/{}/profile",
                    ),
                ),
            ),
        ),
    ),
    Platform(
        name="Steam",
        words=r"steam\w{0,2}",
        sites=(
            Site(
                hosts=("steamcommunity.com",),
                routes=(
                    (_ACCOUNT, rf"/id/{_NAME}", "https://steamcommunity.com/id/{}"),
                    (_ACCOUNT, rf"/profiles/{_NUMBER}", "https://steamcommunity.com/profiles/{}"),
                ),
            ),
        ),
    ),
)

_SUM = r"(?:/[A-Za-z]{0,3}[\d.,]+[A-Za-z]{0,3})?"
"""A sum asked for at the end of a payment link; it stays in the value."""

_PAYMENT = (
    Platform(
        name="PayPal",
        words=r"pay ?pal\w{0,2}",
        sites=(
            Site(
                hosts=("paypal.me",),
                routes=((_ACCOUNT, rf"/{_NAME}{_SUM}", "https://paypal.me/{}"),),
            ),
            Site(
                hosts=("paypal.com",),
                routes=((_ACCOUNT, rf"/paypalme/{_NAME}{_SUM}", "https://paypal.me/{}"),),
            ),
        ),
        is_payment=True,
    ),
    Platform(
        name="Cash App",
        words=r"cash ?app\w{0,2}|cash ?tag",
        sites=(
            Site(
                hosts=("cash.app", "cash.me"),
                routes=((_ACCOUNT, rf"/\${_CODE}{_SUM}", "https://cash.app/${}"),),
            ),
        ),
        is_payment=True,
    ),
    Platform(
        name="Venmo",
        words=r"venmo",
        sites=(
            Site(
                hosts=("venmo.com",),
                routes=(
                    (
                        _ACCOUNT,
                        _asked(r"/code/?", "user_id", _NUMBER),
                        "https://venmo.com/code?user_id={}",
                    ),
                    (_ACCOUNT, rf"/(?:u/)?{_NAME}", "https://venmo.com/u/{}"),
                ),
                own_paths=_own("u code about legal help account login signup send-money"),
            ),
        ),
        is_payment=True,
    ),
    Platform(
        name="Revolut",
        words=r"revolut\w{0,2}|revtag",
        sites=(
            Site(
                hosts=("revolut.me",),
                routes=((_ACCOUNT, rf"/@?{_NAME}{_SUM}", "https://revolut.me/{}"),),
            ),
        ),
        is_payment=True,
    ),
    Platform(
        name="Monzo",
        words=r"monzo",
        sites=(
            Site(
                hosts=("monzo.me",),
                routes=((_ACCOUNT, rf"/{_NAME}{_SUM}", "https://monzo.me/{}"),),
            ),
        ),
        is_payment=True,
    ),
    Platform(
        name="Wise",
        sites=(
            Site(
                hosts=("wise.com",),
                routes=(
                    (_ACCOUNT, rf"/pay/me/{_NAME}", "https://wise.com/pay/me/{}"),
                    (_ACCOUNT, rf"/pay/business/{_NAME}", "https://wise.com/pay/business/{}"),
                ),
            ),
        ),
        is_payment=True,
    ),
)

PLATFORMS = (*_SOCIAL, *_CHAT, *_GAMES, *_PAYMENT)
"""Every platform known here."""
