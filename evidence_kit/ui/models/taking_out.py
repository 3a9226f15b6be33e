"""What withdrawing a piece takes away, said before it is done.

The rules are: whoever holds the only copy reads that it would go for good; the gentler way – it
stays here and only does not go out – is named beside it, and never where pictures must not stay.
"""

from evidence_kit.i18n import Words
from evidence_kit.model import Item, ItemStatus


def taking_out_words(item: Item, words: Words, *, may_be_withheld: bool) -> tuple[str, ...]:
    """Say what would follow if a piece were withdrawn, sentence by sentence; () for words alone.

    Args:
        item: The piece, which is not withdrawn yet.
        words: The reader's language.
        may_be_withheld: Whether it can stay here instead, and not go out.
    """
    if item.status is not ItemStatus.HELD:
        return ()
    _ = words.gettext
    said = [
        _(
            "Its file here is taken out for good, with every covered copy of it. It cannot be "
            "brought back."
        ),
        _("Its number stays, and the record keeps its fingerprint."),
        _("Is a report to the police already open? Then ask them first."),
    ]
    if may_be_withheld:
        said.append(
            _(
                "Is it only not to go out? Then withhold it: it stays here, and you can change "
                "that at any time."
            )
        )
    return tuple(said)
