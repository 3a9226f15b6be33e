"""A template for whoever compares the hashes of the exhibits: to be filled in and signed by hand.

The rules are: nobody signed it and the tool says so; it states what was computed and nothing about
what an exhibit shows; every exhibit of the package or its parts has its line, none has more.
"""

from collections.abc import Iterator, Mapping

from evidence_kit.i18n import Words
from evidence_kit.model import CaseFile, ExportFacts, Item, ItemId
from evidence_kit.report.document import (
    Blanks,
    Block,
    Box,
    Cell,
    Column,
    Density,
    Prose,
    Subheading,
    Table,
    Text,
    cell,
    exact,
    said,
)
from evidence_kit.report.exhibit_words import hash_cell
from evidence_kit.report.moments import both_words


def hash_statement_title(words: Words) -> str:
    """Return the title."""
    return words.gettext("Statement about a comparison of hashes")


def hash_statement_blocks(
    case_file: CaseFile,
    facts: ExportFacts,
    file_of: Mapping[ItemId, str],
    words: Words,
    elsewhere: Mapping[ItemId, str] | None = None,
) -> Iterator[Block]:
    """Yield what stands below the title.

    Args:
        case_file: The case.
        facts: What is said of this export.
        file_of: Where each exhibit lies in the package; the others are not in it.
        words: The paper's language.
        elsewhere: Where those are that do not lie in the same part, in the words of the table.
    """
    notes = elsewhere or {}
    _ = words.gettext
    yield Box(
        title=_("A template. Nobody has signed it."),
        body=(
            said(
                _(
                    "For an officer or examiner who computes the hashes again. Neither the person "
                    "concerned nor this program states anything here."
                )
            ),
            said(
                _(
                    "In the United States such a statement can go with copied data (Federal Rules "
                    "of Evidence, 902(14)). Elsewhere, please ask which form is wanted."
                )
            ),
        ),
    )
    yield Subheading(text=_("Statement"))
    yield Prose(
        texts=(
            said(
                _(
                    "On the day given below I computed the SHA-256 of each file listed here. I "
                    "compared it with the value beside it, and ticked what I found."
                )
            ),
            said(
                _(
                    "Case {reference}. The values are those that the case's own log gives for the "
                    "day each exhibit was added or, for a covered copy, made. This page was made "
                    "at {time}."
                ).format(
                    reference=case_file.case.reference,
                    time=both_words(facts.made_at, facts.offset_minutes),
                )
            ),
        )
    )
    rows = tuple(
        _row(item, file_of[item.id], notes.get(item.id, ""), words)
        for item in case_file.items
        if item.id in file_of
    )
    if rows:
        yield Prose(
            texts=cell(
                _(
                    "The files are named as they lie in the package or in one of its parts. If one "
                    "is not there, data/index/exhibits.csv says where it is."
                )
            )
        )
        yield Table(
            columns=(
                Column(title=_("Exhibit"), width_mm=18),
                Column(title=_("File, and its SHA-256"), width_mm=112),
                Column(title=_("Computed value"), width_mm=38),
            ),
            rows=rows,
            density=Density.ANNEX,
        )
    else:
        yield Prose(texts=cell(_("There is no exhibit in the package of this case.")))
    yield Prose(
        texts=(
            said(
                _(
                    "A match shows that this file has the value printed here. It shows nothing of "
                    "what happened before, and not whether it is true."
                )
            ),
            said(
                _(
                    "The case's own log says that it had this value when it was added to the case "
                    "or, for a covered copy, made. Whoever holds the case could have written that "
                    "log anew, unless an earlier head of it was noted outside."
                )
            ),
        )
    )
    yield Blanks(
        title=_("To be filled in by whoever compared"),
        labels=(
            _("Name, rank or role"),
            _("Training for this work"),
            _("Program and version used"),
            _("Copy compared: medium, seal number"),
            _("Hand-over code compared: yes / no"),
            _("Date, time, time zone, place"),
            _("Signature"),
        ),
    )


def _row(item: Item, file: str, note: str, words: Words) -> tuple[Cell, ...]:
    digest = item.sha256
    hashes = () if digest is None else hash_cell(digest)
    # Translators: before an English note of a table, such as “in part 2 of 3: …zip”.
    lead = words.gettext("exhibits.csv says:")
    where = (Text(text=note, exact=True, lead=lead),) if note else ()
    # Translators: two squares to tick by hand, with what each stands for.
    ticks = words.gettext("▢ the same\n▢ not the same")
    return (cell(item.label), (exact(file), *where, *hashes), cell(ticks))
