"""Put something else in the place of one named part, for a while: for benches and their twins only.

A twin is a bench with one step of the program taken out, which must notice less; a bench may count
the calls it lets through. All tests save on keys, which are made to be slow: they remember what was
derived. Nothing that is tested for what it does is ever replaced; who may do this is listed in
``tests/architecture/test_house_rules.py``.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def replaced(owner: Any, name: str, part: Any) -> Iterator[None]:
    """Let another part stand under a name; what stood there before comes back in any case."""
    before = getattr(owner, name)
    setattr(owner, name, part)
    try:
        yield
    finally:
        setattr(owner, name, before)
