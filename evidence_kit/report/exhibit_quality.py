"""What the person says a picture shows: the account's name, the time, the whole screen, the rest.

The rules are: nothing is printed where nothing was answered; of four questions the open ones are
named as not said; nothing here is checked against the picture, and the words say "as stated".
"""

from evidence_kit.i18n import N_, Words
from evidence_kit.model import CaseFile, Item
from evidence_kit.questions import DONT_KNOW, YES, Quality, quality_of
from evidence_kit.report.document import Field, Text

_QUESTIONS = {
    Quality.USERNAME: N_("the account’s own name or number"),
    Quality.DATE: N_("date and time"),
    Quality.WHOLE_SCREEN: N_("the whole screen"),
    Quality.AROUND: N_("the message before and after"),
}
_ANSWERS = {YES: N_("yes"), "no": N_("no"), DONT_KNOW: N_("not known")}


def quality_fields(case_file: CaseFile, item: Item, words: Words) -> list[Field]:
    """Return the answers about one picture, or nothing where none was given."""
    given = {each: case_file.answers.get(quality_of(item.id, each), "") for each in Quality}
    if not any(given.values()):
        return []
    lines = (
        # Translators: {what} is “date and time” or the like, {answer} is “yes”, “no” …
        words.gettext("{what}: {answer}").format(
            what=words.gettext(_QUESTIONS[each]),
            answer=words.gettext(_ANSWERS.get(value, N_("not said"))),
        )
        for each, value in given.items()
    )
    label = words.gettext("In the picture, as stated")
    return [Field(label=label, value=tuple(Text(text=line) for line in lines))]
