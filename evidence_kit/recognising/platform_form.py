"""How a platform is described: what people call it, where it lives, how accounts are addressed.

The rules are: a route's path is a regular expression over path, query and fragment with the account
as ``handle``; the first route that fits wins, so the narrow ones come first.
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
    names_in_host: str = ""
    """The plain address where an account's name is the first label of the host; "" for none."""


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


ACCOUNT, INVITE, POST = Leads.TO_ACCOUNT, Leads.TO_INVITE, Leads.TO_POST
NAME = r"(?P<handle>[\w.\-\u0300-\u036f]+)"
NUMBER = r"(?P<handle>\d+)"
CODE = r"(?P<handle>[\w-]+)"


def asked(path: str, key: str, value: str) -> str:
    """Return the pattern of a path whose account stands in the query."""
    return rf"{path}\?(?:[^#]*&)?{key}={value}(?:[&#].*)?"


def own(paths: str) -> frozenset[str]:
    """Return the paths that are the platform's own."""
    return frozenset(paths.split())
