"""What is said of the locks around the picture decoder, as lines with an icon each."""

from dataclasses import dataclass

from evidence_kit.i18n import Words
from evidence_kit.messages import ProofSeen
from evidence_kit.ui.models.icon_lines import IconLine

_WHOLE = "decoder/protection"
_ATTEMPT = "decoder/attempt/"

_GOOD = "good"
_ICONS = {
    _GOOD: ("check", "keep"),
    "partly": ("alert", "soon"),
    "bad": ("danger", "danger"),
    "cannot-tell": ("question", "soft"),
}
_UNKNOWN = ("question", "soft")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectionState:
    """What the card shows."""

    proofs: tuple[ProofSeen, ...] | None = None
    """``None`` while it is being tried."""
    is_refused: bool = False
    """Whether it could not be tried at all."""


def lines_of(state: ProtectionState, words: Words) -> tuple[IconLine, ...]:
    """Return what is to be read, the whole first; what was tried in vain has no line of its own."""
    _ = words.gettext
    if state.is_refused:
        return (IconLine(icon="question", tone="soft", title=_("Nobody can tell here.")),)
    if state.proofs is None:
        return (IconLine(icon="hourglass", tone="soft", title=_("This is being tried now.")),)
    return tuple(_line(proof, words) for proof in state.proofs if _is_said(proof))


def _is_said(proof: ProofSeen) -> bool:
    return not (proof.subject.startswith(_ATTEMPT) and proof.answer in {_GOOD, "cannot-tell"})


def _line(proof: ProofSeen, words: Words) -> IconLine:
    icon, tone = _ICONS.get(proof.answer, _UNKNOWN)
    is_whole = proof.subject == _WHOLE
    return IconLine(icon=icon, tone=tone, title=words.gettext(proof.words), is_strong=is_whole)
