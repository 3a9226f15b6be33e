"""The names of apps and places that are offered while somebody types one.

What this is for: "whats" in a report is no platform an officer can write to. What it is not for: a
list of what counts – any other name stays as it was typed. The rules are: what was typed is changed
by nobody but the person, except that a known name gets its own capital letters; one name is offered
where it alone can be meant.
"""

from evidence_kit.guidance.apps import key_of

KNOWN_APPS = (
    "Badoo",
    "Bluesky",
    "Bumble",
    "Discord",
    "Facebook",
    "Fansly",
    "Fortnite",
    "Gmail",
    "Grindr",
    "Hinge",
    "iMessage",
    "Instagram",
    "Kik",
    "Line",
    "LinkedIn",
    "Matrix",
    "Messenger",
    "Minecraft",
    "OnlyFans",
    "Outlook",
    "PlayStation",
    "Reddit",
    "Roblox",
    "Session",
    "Signal",
    "Skype",
    "SMS",
    "Snapchat",
    "Steam",
    "Telegram",
    "Threads",
    "Threema",
    "TikTok",
    "Tinder",
    "Viber",
    "VK",
    "WeChat",
    "WhatsApp",
    "Wickr",
    "X",
    "Xbox",
    "YouTube",
    "Zoom",
)
"""In the order of the alphabet, whatever the size of the letters."""

_ALSO = {
    "fb": "Facebook",
    "ig": "Instagram",
    "psn": "PlayStation",
    "snap": "Snapchat",
    "tg": "Telegram",
    "twitter": "X",
    "wa": "WhatsApp",
    "yt": "YouTube",
}
"""What people write instead, as :func:`key_of` makes it."""

_LEAST_SIGNS = 2


def as_known(typed: str) -> str:
    """Return a known name as its app writes it, and anything else as it was typed.

    >>> as_known("whats app"), as_known("whats")
    ('WhatsApp', 'whats')
    """
    wanted = key_of(typed)
    return next((name for name in KNOWN_APPS if key_of(name) == wanted), typed)


def offered_for(typed: str) -> str:
    """Return the one app that can be meant by what is no name of one yet; "" for none or several.

    >>> offered_for("whats"), offered_for("s"), offered_for("WhatsApp"), offered_for("ig")
    ('WhatsApp', '', '', 'Instagram')
    """
    wanted = key_of(typed)
    if len(wanted) < _LEAST_SIGNS or any(key_of(name) == wanted for name in KNOWN_APPS):
        return ""
    if wanted in _ALSO:
        return _ALSO[wanted]
    found = [name for name in KNOWN_APPS if key_of(name).startswith(wanted)]
    return found[0] if len(found) == 1 else ""
