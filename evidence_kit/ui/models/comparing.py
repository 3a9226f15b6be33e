"""Two copies of one case beside each other, in words: what they share, and which to go on with.

Which of two histories is the true one is not said: nobody can tell from here.
"""

from typing import assert_never

from evidence_kit.i18n import Words
from evidence_kit.messages import CaseCompared, Relation
from evidence_kit.ui.alert_words.said import AlertKind
from evidence_kit.ui.alerts import Alert
from evidence_kit.ui.models.times import instant_words, locale_of


def compared_alert(compared: CaseCompared, words: Words) -> Alert:
    """Say how the open case and the other one stand to each other."""
    title, remedy = _said(compared.relation, words)
    return Alert(
        kind=AlertKind.SOON if compared.relation.is_bad else AlertKind.WELL,
        title=title,
        evidence=_counts(compared, words),
        remedy=remedy,
        code="",
    )


def _said(relation: Relation, words: Words) -> tuple[str, str]:
    _ = words.gettext
    match relation:
        case Relation.SAME:
            return _("Both hold the same."), ""
        case Relation.AHEAD:
            return _("The other one is an older state of this case."), _("Go on with this one.")
        case Relation.BEHIND:
            return (
                _("This case is an older copy. The other one knows more."),
                _("Keep both, and go on with the other one."),
            )
        case Relation.PARTED:
            return (
                _("Both were written in, apart from each other."),
                _("Keep both and go on with one. Tell the police that there are two."),
            )
        case Relation.UNRELATED:
            return (
                _("The other one is another case."),
                _("Not one entry of its record is the same. Choose another folder or file."),
            )
        case _:
            assert_never(relation)


def _counts(compared: CaseCompared, words: Words) -> str:
    if compared.shared_until is None:
        return ""
    time = instant_words(compared.shared_until.astimezone(), locale_of(words))
    if not (compared.here or compared.there):
        return words.gettext("the record is the same until {time}, and ends there in both.").format(
            time=time
        )
    # Translators: {here} and {there} are counts of entries in the record of changes.
    return words.gettext(
        "the record is the same until {time}. After that, this one has {here} entries and the "
        "other one {there}."
    ).format(time=time, here=compared.here, there=compared.there)
