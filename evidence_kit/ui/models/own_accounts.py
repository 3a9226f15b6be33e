"""The person's own bank and wallets among what would go out, and whether they are left out."""

from collections.abc import Mapping

from evidence_kit.i18n import Words
from evidence_kit.messages import CaseSeen
from evidence_kit.questions import OWN_ACCOUNTS_LEFT_OUT, YES
from evidence_kit.rails import FIELD_WORDS, OWN, PaymentField
from evidence_kit.visible import visible


def own_account_lines(case: CaseSeen, words: Words) -> tuple[str, ...]:
    """Return what names the person's own bank or wallet, each once: "Sent through: My Bank"."""
    # Translators: "Receipt: 0042".
    form = words.gettext("{name}: {text}")
    return tuple(
        dict.fromkeys(
            form.format(name=words.gettext(FIELD_WORDS[field]), text=visible(known[field]))
            for known in _known(case)
            for field in PaymentField
            if field in OWN and known.get(field)
        )
    )


def are_own_accounts_left_out(case: CaseSeen) -> bool:
    """Return whether they stay out of everything that goes out."""
    return case.answers.get(OWN_ACCOUNTS_LEFT_OUT) == YES


def _known(case: CaseSeen) -> tuple[Mapping[str, str], ...]:
    return tuple(case.details.get(payment.number, {}) for payment in case.payments)
