"""What more is said of single facts: who did it, until when, what became of a link.

The rules are: what was not said prints nothing here, and the part says once that this is no answer;
a title is a stranger's text and stands as it was written; the account that a link was opened with
is told by its kind alone, because the person's own names stand on no page (product rule O3).
"""

from evidence_kit.i18n import N_, Words
from evidence_kit.model import CaseFile, Event, Identifier, Item, ItemId, Referral, Threat
from evidence_kit.questions import DONT_KNOW, Remark, remark_on
from evidence_kit.report.document import Cell, Text, Tone, said
from evidence_kit.report.exhibit_words import exhibit_anchor
from evidence_kit.report.moments import as_given

_ACTOR_WORDS = {
    "me": N_("the person concerned"),
    "them": N_("the other side, as reported"),
    "someone-else": N_("somebody else"),
    DONT_KNOW: N_("not known"),
}

_SEEN_WITH_WORDS = {
    # Translators: whose account a web page was opened with.
    "own": N_("the person’s own account"),
    "someone-else": N_("somebody else’s account"),
    "signed-out": N_("no account"),
    DONT_KNOW: N_("not known"),
}


def event_remarks(case_file: CaseFile, event: Event, words: Words) -> Cell:
    """Return until when something went on, and who did it."""
    lines = []
    until = _said_of(case_file, event.number, Remark.EVENT_UNTIL)
    if until:
        # Translators: the end of something that happened, as it was given.
        lines.append(words.gettext("went on until: {text}").format(text=as_given(until)))
    actor = _said_of(case_file, event.number, Remark.EVENT_ACTOR)
    if actor:
        # Translators: {who} is “the person concerned”, “account S1, as reported” or the like.
        lines.append(words.gettext("done by: {who}").format(who=_actor(actor, words)))
    return tuple(said(line, tone=Tone.QUIET) for line in lines)


def language_of(case_file: CaseFile, threat: Threat, words: Words) -> str:
    """Return in which language something was threatened; "" where nobody said."""
    language = _said_of(case_file, threat.number, Remark.THREAT_LANGUAGE)
    if not language:
        return ""
    # Translators: {language} is what a person typed, such as “Italian”.
    return words.gettext("language: {language}").format(language=language)


def reach_of(case_file: CaseFile, referral: Referral) -> str:
    """Return how whoever was told can be reached; "" where nobody said."""
    return _said_of(case_file, referral.number, Remark.REFERRAL_REACH)


def link_remarks(case_file: CaseFile, identifier: Identifier, words: Words) -> Cell:
    """Return what is known of where an identifier leads, a line for each answer."""
    number = identifier.number
    lines: list[Text] = []
    title = _said_of(case_file, number, Remark.LINK_TITLE)
    if title:
        # Translators: the title a web page has.
        lines.append(said(words.gettext("title: {text}").format(text=title), tone=Tone.QUIET))
    used = _SEEN_WITH_WORDS.get(_said_of(case_file, number, Remark.LINK_SEEN_WITH))
    if used is not None:
        form = words.gettext("opened with: {account}")
        lines.append(said(form.format(account=words.gettext(used)), tone=Tone.QUIET))
    kept_as = _said_of(case_file, number, Remark.LINK_KEPT_AS)
    if kept_as:
        lines.append(_kept_as(case_file, ItemId(kept_as), words))
    forms = (
        # Translators: {text} is when an app or a web site was told, and its number for it.
        (words.gettext("reported to the platform: {text}"), Remark.LINK_REPORTED),
        (words.gettext("state of that report: {text}"), Remark.LINK_OUTCOME),
    )
    lines += [
        said(form.format(text=text), tone=Tone.QUIET)
        for form, remark in forms
        if (text := _said_of(case_file, number, remark))
    ]
    return tuple(lines)


def label_kept_as(case_file: CaseFile, item_id: ItemId) -> str:
    """Return the label of the exhibit that keeps what was at a link; "" where it is not there."""
    item = _find_kept_as(case_file, item_id)
    return "" if item is None else item.label


def reason_of(case_file: CaseFile, version: int) -> str:
    """Return why a version of the report was made; "" where nobody said."""
    return _said_of(case_file, version, Remark.REPORT_REASON)


def _said_of(case_file: CaseFile, number: int, remark: Remark) -> str:
    return case_file.answers.get(remark_on(number, remark), "").strip()


def _actor(actor: str, words: Words) -> str:
    known = _ACTOR_WORDS.get(actor)
    if known is not None:
        return words.gettext(known)
    return words.gettext("account {subject}, as reported").format(subject=actor)


def _kept_as(case_file: CaseFile, item_id: ItemId, words: Words) -> Text:
    item = _find_kept_as(case_file, item_id)
    if item is None:
        missing = words.gettext("kept as an exhibit that is not in this report")
        return said(missing, tone=Tone.QUIET)
    # Translators: {label} is the number of the exhibit that shows what was at a link.
    line = words.gettext("kept as exhibit {label}").format(label=item.label)
    return Text(text=line, tone=Tone.QUIET, anchor=exhibit_anchor(item))


def _find_kept_as(case_file: CaseFile, item_id: ItemId) -> Item | None:
    """Find the exhibit that keeps what was there, also where its covered copy goes out."""
    for item in case_file.items:
        original = case_file.covered_from.get(item.id, item)
        if item_id in {item.id, original.id}:
            return item
    return None
