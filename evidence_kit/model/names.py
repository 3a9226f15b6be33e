"""How a case, an item and its bytes are named."""

from typing import NewType

CaseId = NewType("CaseId", str)
"""32 lower-case hex digits, random, the vault's identity."""


ItemId = NewType("ItemId", str)
"""32 lower-case hex digits, random; also the name of the item's sealed file."""


Digest = NewType("Digest", str)
"""A SHA-256 as 64 lower-case hex digits."""
