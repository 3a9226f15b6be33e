"""Every platform known here, in the order in which a shared word is settled."""

from evidence_kit.recognising.platform_chat import CHAT
from evidence_kit.recognising.platform_pages import GAMES, PAGES
from evidence_kit.recognising.platform_payment import PAYMENT
from evidence_kit.recognising.platform_social import SOCIAL

PLATFORMS = (*SOCIAL, *CHAT, *GAMES, *PAYMENT, *PAGES)
"""Every platform known here."""
