"""What every error is: a code, words, an exit status, facts."""

from typing import ClassVar

from evidence_kit.overriding import override

OUR_SENTENCES = frozenset({"instead", "field", "expected"})
"""Facts that are marked sentences of ours, said in the reader's language; others are not."""


class EvidenceKitError(Exception):
    """Anything the tool refuses or fails to do, with words for the person in front of it."""

    code: ClassVar[str]
    """``EK-nnn``, printed with the words and never used again for something else."""
    exit_code: ClassVar[int]
    """The process's exit status, 3 and up."""
    summary: ClassVar[str]
    """What happened and what it means for the evidence; placeholders are fields of ``facts``."""
    remedy: ClassVar[str]
    """What to do now."""

    def __init__(self, **facts: str | int) -> None:
        self.facts = facts
        super().__init__(", ".join(f"{key}={value!r}" for key, value in facts.items()))

    @override
    def __str__(self) -> str:
        return f"{self.code} {type(self).__name__}({super().__str__()})"
