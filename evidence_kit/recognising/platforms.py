"""Tell which platform a web address belongs to, and which account it leads to.

The platforms themselves stand in :mod:`evidence_kit.recognising.platform_table`.

The rules are: a platform is known by its exact host names, so an imitation never passes for it;
an address is rewritten to the one plain form under which the account can be found, without
tracking parts; a path that is the platform's own (help, search, log-in) is no account.
"""

import re
from dataclasses import dataclass

from evidence_kit.recognising.platform_form import Leads, Platform, Site
from evidence_kit.recognising.platform_table import PLATFORMS


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """What a web address on a known platform says."""

    platform: Platform
    leads: Leads
    handle: str
    """The account's name or number; "" where the address names none."""
    plain: str
    """The plain address of the account; "" where the address names none."""


_LANGUAGE_OR_DEVICE = re.compile(
    r"(?:www|m|mobile|web|mbasic|touch|old|new|account|[a-z]{2}(?:-[a-z]{2})?)\."
)
"""First labels under which a platform shows the same accounts again."""
_END = r"/?(?:[?#].*)?"

_SITES = {
    host: (platform, site)
    for platform in PLATFORMS
    for site in platform.sites
    for host in site.hosts
}
_ROUTES = {
    host: tuple((leads, re.compile(path + _END), plain) for leads, path, plain in site.routes)
    for host, (_platform, site) in _SITES.items()
}
_HOST_LABELS = range(2, 4)
"""How many labels the host names in the table have."""


def find_platform(host: str) -> Platform | None:
    """Return the platform that owns a lower-case host name, sub-domains included, or ``None``.

    >>> find_platform("business.instagram.com").name, find_platform("instagram.com.example")
    ('Instagram', None)
    """
    labels = host.split(".")
    for count in reversed(_HOST_LABELS):
        known = _SITES.get(".".join(labels[-count:]))
        if known is not None:
            return known[0]
    return None


def find_address(host: str, rest: str) -> Address | None:
    """Return what an address on a known platform says, or ``None`` when no platform owns the host.

    Args:
        host: The host name, lower case.
        rest: Path, query and fragment, as written.
    """
    platform = find_platform(host)
    if platform is None:
        return None
    own = host if host in _SITES else host[_own_labels(host) :]
    named = _named_in_host(own)
    if named is not None:
        return named
    if own in _SITES:
        platform, site = _SITES[own]
        for leads, pattern, plain in _ROUTES[own]:
            match = pattern.fullmatch(rest)
            if match is not None and _is_account(site, match["handle"]):
                handle = match["handle"]
                return Address(
                    platform=platform, leads=leads, handle=handle, plain=plain.format(handle)
                )
    return Address(platform=platform, leads=Leads.ELSEWHERE, handle="", plain="")


def _own_labels(host: str) -> int:
    label = _LANGUAGE_OR_DEVICE.match(host)
    return 0 if label is None else label.end()


def _named_in_host(host: str) -> Address | None:
    name, _dot, parent = host.partition(".")
    platform, site = _SITES.get(parent, (None, None))
    if platform is None or site is None or not site.names_in_host or not _is_account(site, name):
        return None
    plain = site.names_in_host.format(name)
    return Address(platform=platform, leads=Leads.TO_ACCOUNT, handle=name, plain=plain)


def _is_account(site: Site, handle: str) -> bool:
    return handle.lower() not in site.own_paths and handle.strip("._-") != ""
