"""The mark of a method that stands in the place of its parent's.

Python has it from 3.12 on, ``typing_extensions`` before. Whoever checks the types reads it there;
the window waits for neither: the module would take as long to load as a tenth of the first page.
"""

from typing import TYPE_CHECKING

__all__ = ["override"]

if TYPE_CHECKING:
    from typing_extensions import override
else:

    def override(method: object) -> object:
        """Return it as it is."""
        return method
