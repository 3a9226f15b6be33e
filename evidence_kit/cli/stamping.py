"""The option that has what goes out time-stamped, and the question before anything leaves."""

import click

from evidence_kit.casework.stamps import StampWish
from evidence_kit.cli.asking import confirm
from evidence_kit.cli.output import say, say_what_leaves
from evidence_kit.errors import CancelledError
from evidence_kit.i18n import N_
from evidence_kit.timestamping.asking import authority_at
from evidence_kit.timestamping.requests import StampRequest

TIMESTAMP_URL = click.option(
    "--timestamp-url",
    "stamp_address",
    metavar="URL",
    help="Also have the authority you choose time-stamp it (RFC 3161).",
)
YES = click.option("--yes", is_flag=True, help="Send what is shown without asking.")


def stamp_wish(address: str | None, *, yes: bool) -> StampWish | None:
    """Return whom to ask for time stamps, each shown before it leaves; nobody without an address.

    Raises:
        AuthorityAddressError: It is no address.
    """
    if address is None:
        return None
    authority = authority_at(address)

    def require_yes(request: StampRequest) -> None:
        say_what_leaves(authority, request)
        if not yes and not confirm(N_("Send it now?"), default=False):
            say(N_("Nothing was sent."))
            raise CancelledError

    return StampWish(authority=authority, require_yes=require_yes)
