"""Whom the card of the size of a bank card names: on paper and in the window the same."""

from evidence_kit.guidance.planning import Plan, ShownContact, ShownTool

_REPORT_STEP = "ST08"


def police_of(plan: Plan) -> ShownContact | None:
    """Return the way to the police that the card names, where one can be said in a line."""
    urgent = {each.id for each in plan.emergency}
    contacts = [each for step in plan.steps if step.id == _REPORT_STEP for each in step.contacts]
    return next(
        (
            each
            for each in contacts
            if each.id not in urgent and (each.phone or each.text or each.domain or each.email)
        ),
        None,
    )


def tool_of(plan: Plan) -> ShownTool | None:
    """Return the removal tool that the card names."""
    return next((tool for tool in plan.tools if tool.domain), None)
