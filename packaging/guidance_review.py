"""Print what a person must look at in the guidance before a release; exit status 1 when it is late.

Usage: python packaging/guidance_review.py [--on YYYY-MM-DD]

Pages are opened and numbers dialled by a person; nothing here goes online. What was looked at gets
``checked_on`` in its row, with a new ``review_after``.
"""

import argparse
import sys
from collections.abc import Iterator
from datetime import date

from evidence_kit.clock import SystemClock
from evidence_kit.guidance.loading import load
from evidence_kit.guidance.rendering import is_overdue
from evidence_kit.guidance.row import Confidence, Row
from evidence_kit.guidance.schema import Contact, Guidance
from evidence_kit.resources import asset_path


def main() -> int:
    """Print the list for a day; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--on", type=date.fromisoformat, default=SystemClock().now().date())
    today: date = parser.parse_args().on
    guidance = load(asset_path("guidance"))
    print("\n".join(review(guidance, today)))  # noqa: T201 - the script's output
    return 1 if any(is_overdue(row, today) for row in guidance.rows) else 0


def review(guidance: Guidance, today: date) -> tuple[str, ...]:
    """Return the whole list, what is late first."""
    groups = (
        (
            "Past the day of review: no number is shown until a person looked",
            _late(guidance, today),
        ),
        ("From memory: open the page, confirm, or take the row out", _from_memory(guidance)),
        ("Numbers nobody has dialled: confirm each on the site", _never_dialled(guidance)),
        ("Other pages nobody has opened since they were recorded", _never_opened(guidance)),
        ("Not known: look for it again", _not_known(guidance)),
        ("Apps: do each thing once in the app itself", _apps(guidance)),
    )
    lines: list[str] = []
    for title, found in groups:
        rows = list(found)
        lines += [f"{title} ({len(rows)})", *(f"  [ ] {row}" for row in rows), ""]
    return tuple(lines)


def _late(guidance: Guidance, today: date) -> Iterator[str]:
    for row in guidance.rows:
        if is_overdue(row, today):
            yield f"{row.id}  due {row.review_after.isoformat()}  {row.source}"


def _from_memory(guidance: Guidance) -> Iterator[str]:
    for row in guidance.rows:
        if row.confidence is Confidence.MEMORY:
            yield f"{row.id}  {_name(row)}  {_site(row)}"


def _never_dialled(guidance: Guidance) -> Iterator[str]:
    for row in guidance.contacts:
        number = " / ".join(part for part in (row.phone, row.text) if part)
        if number and row.checked_on is None and row.confidence is not Confidence.MEMORY:
            yield f"{row.id}  {number}  {row.name}  {row.confidence}  {_site(row)}"


def _never_opened(guidance: Guidance) -> Iterator[str]:
    for row in guidance.rows:
        has_number = isinstance(row, Contact) and bool(row.phone or row.text)
        is_app = row in guidance.apps
        is_memory = row.confidence is Confidence.MEMORY
        if row.checked_on is None and not (has_number or is_app or is_memory):
            yield f"{row.id}  {row.confidence}  {_site(row)}"


def _not_known(guidance: Guidance) -> Iterator[str]:
    for each in guidance.jurisdictions:
        if each.not_known:
            yield f"{each.id}  {each.name}  {', '.join(each.not_known)}"


def _apps(guidance: Guidance) -> Iterator[str]:
    for app in guidance.apps:
        if app.checked_on is None:
            empty = [
                name
                for name in ("names", "export", "report", "block", "police")
                if not getattr(app, name)
            ]
            missing = f"  not known: {', '.join(empty)}" if empty else ""
            yield f"{app.id}  {app.name}{missing}"


def _name(row: Row) -> str:
    name = getattr(row, "name", "")
    return str(name) if name else "-"


def _site(row: Row) -> str:
    url = getattr(row, "url", "")
    return str(url) if url else row.source


if __name__ == "__main__":
    sys.exit(main())
