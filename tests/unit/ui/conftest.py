import pytest

from evidence_kit import framing, messages
from tests.windows import dressed_application, no_window_is_left, theme, words

__all__ = ["dressed_application", "no_window_is_left", "theme", "too_long", "words"]


@pytest.fixture
def too_long() -> messages.Request:
    """Return a request of more bytes than a frame may have."""
    return messages.LookForFacts(text_utf8=bytes(framing.LARGEST_FRAME_BYTES))
