"""Six questions that help to tell what happened, and two answers that are always all right.

The rules are: a question puts its own line into the text and nothing else; whoever takes it out
again has answered too; none of them asks why (product rule W5).
"""

from evidence_kit.i18n import N_

QUESTIONS = (
    N_("How did it begin?"),
    N_("Where did it move to?"),
    N_("What is threatened?"),
    N_("What do they want?"),
    N_("What did you do?"),
    N_("Since then?"),
)
ANSWERS = (N_("I don’t know."), N_("I don’t want to say."))
"""They print as they stand here."""


def line_for(question: str, before: str) -> str:
    r"""Return what to put behind a text so that a question stands on a line of its own.

    >>> line_for("Since then?", "She wrote to me.")
    '\n\nSince then?\n'
    >>> line_for("Since then?", "")
    'Since then?\n'
    """
    if not before.strip():
        return f"{question}\n"
    breaks = 2 - min(2, len(before) - len(before.rstrip("\n")))
    return f"{chr(10) * breaks}{question}\n"


def is_asked(question: str, text: str) -> bool:
    r"""Return whether a question stands in a text as a line of its own.

    >>> is_asked("Since then?", "One.\nSince then?\nTwo."), is_asked("Since then?", "One.")
    (True, False)
    """
    return any(line.strip() == question for line in text.splitlines())


def answer_for(answer: str, before: str) -> str:
    """Return what to put at the caret so that an answer stands apart from what is before it.

    >>> answer_for("I don’t know.", "What do they want?")
    ' I don’t know.'
    """
    return answer if not before or before[-1].isspace() else f" {answer}"
