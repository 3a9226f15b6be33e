"""Covered copies of pictures, and what goes out of a piece: requests and answers."""

from evidence_kit.messages.message import Message
from evidence_kit.model import Box, CoveredCopy, Disclosure, DisclosureChoice, ItemId


class LookToCover(Message, frozen=True, kw_only=True):
    """Get a picture in its full size, to mark what shall be covered → :class:`PictureToCover`."""

    item_id: ItemId
    no_nudity_visible: bool = False
    """Somebody looked at the original and says so; in an under-18 case nothing is shown without."""


class CoverPicture(Message, frozen=True, kw_only=True):
    """Make a covered copy; only it goes out from then on → :class:`Covered`."""

    item_id: ItemId
    boxes: tuple[Box, ...]
    """In pixels of the upright picture, as marked."""
    no_nudity_visible: bool = False


class Disclose(Message, frozen=True, kw_only=True):
    """Say what of a piece goes out from now on → :class:`Disclosed`."""

    item_id: ItemId
    choice: DisclosureChoice
    why: str = ""
    has_other_people: bool = False
    """It goes out covered only, and may wait for the copy: nothing of it goes out until then."""
    no_nudity_visible: bool = False
    """Somebody looked at the original and says so: a doubt about it ends."""
    is_perhaps_intimate: bool = False
    """Something nude or sexual may be visible: it is withheld, and its small picture goes now."""


class PictureToCover(Message, frozen=True, kw_only=True):
    """A picture to be looked at while boxes are drawn on it, and forgotten after."""

    width_px: int
    """Of the upright picture, in which boxes are given; the JPEG may be smaller."""
    height_px: int
    jpeg: bytes
    """A re-encoded JPEG of ours, without metadata."""


class Covered(Message, frozen=True, kw_only=True):
    """The copy is kept and was read back."""

    copy: CoveredCopy


class Disclosed(Message, frozen=True, kw_only=True):
    """What of a piece goes out, as it stands now."""

    disclosure: Disclosure
