"""A half-filled form as one text, to be kept as a draft and put back.

The rules are: what cannot be read is no form and is forgotten quietly – the person then sees an
empty form, never an error about something they did not do; nothing but words is taken from it.
"""

import json


def packed(fields: dict[str, str]) -> str:
    """Return the fields of a form as one text; "" when nothing was typed.

    >>> packed({"amount": "", "to": ""})
    ''
    """
    filled = {name: text for name, text in fields.items() if text}
    return json.dumps(filled, ensure_ascii=True, sort_keys=True) if filled else ""


def unpacked(draft: str) -> dict[str, str]:
    """Return the fields of a form from its draft; empty where there is none.

    >>> unpacked('{"to": "SI56"}'), unpacked(""), unpacked("[1]")
    ({'to': 'SI56'}, {}, {})
    """
    try:
        found = json.loads(draft) if draft else {}
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {name: text for name, text in found.items() if isinstance(text, str)}
