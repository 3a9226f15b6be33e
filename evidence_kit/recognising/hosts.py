"""Host names: which ones can exist, and how computers write them.

No list of top-level domains travels with the program; one would be out of date on the day it is
needed. The rule is: at least two labels, each of 1–63 letters, digits and inner hyphens, the last
one of two letters or more or in its ``xn--`` form (RFC 1123 §2.1, RFC 5890 §2.3.1).
"""

import re

_LABEL = re.compile(r"[^\W_](?:[\w\u0300-\u036f-]{0,61}[\w\u0300-\u036f])?")
_MAXIMUM_SIGNS = 253
_FEWEST_LABELS = 2
_FEWEST_LAST_SIGNS = 2


def is_sound_host(host: str) -> bool:
    """Return whether a host name can exist.

    >>> is_sound_host("example.com"), is_sound_host("xn--e1afmkfd.xn--p1ai")
    (True, True)
    >>> is_sound_host("21.14"), is_sound_host("e.g"), is_sound_host("-a.com")
    (False, False, False)
    """
    if len(host) > _MAXIMUM_SIGNS:
        return False
    labels = host.split(".")
    last = labels[-1]
    has_end = last.lower().startswith("xn--") or (
        len(last) >= _FEWEST_LAST_SIGNS and last.isalpha()
    )
    return (
        len(labels) >= _FEWEST_LABELS
        and has_end
        and all(_LABEL.fullmatch(label) is not None for label in labels)
    )


def machine_host(host: str) -> str:
    """Return a host name as computers write it: lower case, other letters in ``xn--`` form.

    A name that has no such form is returned in lower case.

    >>> machine_host("Example.COM"), machine_host("b\u00fccher.example")
    ('example.com', 'xn--bcher-kva.example')
    """
    lower = host.lower()
    if lower.isascii():
        return lower
    try:
        return lower.encode("idna").decode("ascii")
    except UnicodeError:
        return lower
