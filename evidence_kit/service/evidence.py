"""Requests about evidence: put it in, say what it is, look at it, take it back."""

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from evidence_kit import files, messages
from evidence_kit.casework import covering, describing, items, ordering, quality, searching
from evidence_kit.exhibit_order import order_answer
from evidence_kit.intake.importing import Answers, Offered, Refused, import_picture
from evidence_kit.model import Item, Route
from evidence_kit.questions import doubt_about
from evidence_kit.service.telling import problem_of
from evidence_kit.service.work import Work
from evidence_kit.store import Imported


def add_files(request: messages.AddFiles, work: Work) -> messages.FilesAdded:
    """Take files and folders in; each is told as soon as it is stored and was read back.

    Raises:
        NoVaultOpenError: No case is open.
        StorageError: The medium refused; what was told as saved stays.
        CancelledError: The person asked to stop; what was told as saved stays.
    """
    outcomes = (
        (outcome, has_other_people)
        for has_other_people, run in groupby(request.offers, lambda each: each.has_other_people)
        for outcome in items.add_files(
            work.vault, _offered(run, request), report=work.report, cancel=work.cancel
        )
    )
    return _told(outcomes, work)


def _offered(offers: Iterable[messages.FileOffer], request: messages.AddFiles) -> list[Offered]:
    return [
        Offered(
            path=Path(offer.path),
            answers=Answers(
                route=request.route,
                provenance=request.provenance,
                is_intimate=offer.is_intimate,
                no_nudity_visible=offer.no_nudity_visible,
            ),
        )
        for offer in offers
        # An empty path is the folder this process happens to stand in, which nobody chose.
        if offer.path
    ]


def add_picture(request: messages.AddPicture, work: Work) -> messages.FilesAdded:
    """Take a picture from the clipboard in.

    Raises:
        NoVaultOpenError: No case is open.
        StorageError: The medium refused; nothing was stored.
        CancelledError: The person asked to stop; nothing was stored.
    """
    answers = Answers(
        route=Route.PASTE,
        provenance=request.provenance,
        is_intimate=request.is_intimate,
        no_nudity_visible=request.no_nudity_visible,
    )
    outcome = import_picture(
        work.vault,
        request.data,
        request.name,
        answers,
        report=work.report,
        cancel=work.cancel,
    )
    return _told([(outcome, request.has_other_people)], work)


def describe_item(request: messages.DescribeItem, work: Work) -> messages.ItemChanged:
    """Record something that is not taken in, in words.

    Raises:
        NoVaultOpenError: No case is open.
        EmbeddedDataError: In an under-18 case the words hold data that is not words.
    """
    item = items.describe_not_held(
        work.vault, request.description, request.provenance, Route.FILE_DIALOG
    )
    return messages.ItemChanged(item=item)


def amend_item(request: messages.AmendItem, work: Work) -> messages.ItemChanged:
    """Change what is said about an item.

    Raises:
        NoVaultOpenError: No case is open.
        NoSuchItemError: The case has no such item.
        EmbeddedDataError: In an under-18 case the words hold data that is not words.
    """
    return messages.ItemChanged(item=items.amend(work.vault, request.item_id, request.provenance))


def describe_many(request: messages.DescribeMany, work: Work) -> messages.ManyDescribed:
    """Say the same of many items.

    Raises:
        NoVaultOpenError: No case is open.
        NoSuchItemError: The case has no such item.
        EmbeddedDataError: In an under-18 case the words hold data that is not words.
        CancelledError: The person asked to stop; what was said before stays.
    """
    changed = describing.describe_many(
        work.vault,
        request.item_ids,
        request.provenance,
        replaces=request.replaces,
        report=work.report,
        cancel=work.cancel,
    )
    return messages.ManyDescribed(asked=len(request.item_ids), changed=len(changed))


def say_quality(request: messages.SayQuality, work: Work) -> messages.Recorded:
    """Say whether a picture shows what its readers look for.

    Raises:
        NoVaultOpenError: No case is open.
        NoSuchItemError: The case has no such item.
        ItemWithdrawnError: It was withdrawn.
        InvalidValueError: It is none of the answers there are.
    """
    said = quality.say(work.vault, request.item_id, request.quality, request.value)
    return messages.Recorded(name=f"answer/{said.name}")


def move_piece(request: messages.MovePiece, work: Work) -> messages.OrderKept:
    """Let an item stand earlier or later in what is handed over.

    Raises:
        NoVaultOpenError: No case is open.
        NoSuchItemError: The case has no such item.
        OrderSettledError: Something went out already.
    """
    return _order_kept(ordering.move(work.vault, request.item_id, request.by))


def order_by_number(_request: messages.OrderByNumber, work: Work) -> messages.OrderKept:
    """Let every item stand in order of its number again.

    Raises:
        NoVaultOpenError: No case is open.
        OrderSettledError: Something went out already.
    """
    return _order_kept(ordering.put_by_number(work.vault))


def withdraw(request: messages.Withdraw, work: Work) -> messages.Withdrawn:
    """Take an item or a fact back.

    Raises:
        NoVaultOpenError: No case is open.
        NoSuchItemError: The case has nothing of this name.
        ItemWithdrawnError: It was withdrawn before.
    """
    return messages.Withdrawn(name=items.withdraw(work.vault, request.name, request.why))


def look_at(request: messages.LookAt, work: Work) -> messages.Preview:
    """Get the preview of an item; empty where there is none, or none may be shown.

    Raises:
        NoVaultOpenError: No case is open.
    """
    if work.vault.find_case_answer(doubt_about(request.item_id)) is not None:
        return messages.Preview(jpeg=b"")
    return messages.Preview(jpeg=work.vault.find_preview(request.item_id) or b"")


def search(request: messages.Search, work: Work) -> messages.Searched:
    """Look for words in everything the case holds.

    Raises:
        NoVaultOpenError: No case is open.
        InvalidValueError: There is no word in the text.
    """
    found = searching.search(work.vault, request.text, report=work.report, cancel=work.cancel)
    return messages.Searched(hits=found.hits, not_searched=found.not_searched)


def read_words(request: messages.ReadWords, work: Work) -> messages.WordsRead:
    """Read the words of a kept text.

    Raises:
        NoVaultOpenError: No case is open.
        NoSuchItemError: The case has no such item.
    """
    read = searching.read_words(work.vault, request.item_id)
    return messages.WordsRead(
        item_id=request.item_id,
        text_utf8=read.text.encode("utf-8", "surrogatepass"),
        is_whole=read.is_whole,
    )


def _order_kept(items: Iterable[Item]) -> messages.OrderKept:
    return messages.OrderKept(order=order_answer([item.number for item in items]))


def _told(outcomes: Iterable[tuple[Imported | Refused, bool]], work: Work) -> messages.FilesAdded:
    """Tell of each file; what others can be seen in is kept back before it is told as saved."""
    saved = duplicates = refused = 0
    for outcome, has_other_people in outcomes:
        match outcome:
            case Imported():
                if has_other_people:
                    covering.keep_for_others(work.vault, outcome)
                saved += not outcome.is_duplicate
                duplicates += outcome.is_duplicate
                work.tell(_file_saved(outcome))
            case Refused():
                refused += 1
                work.tell(_file_refused(outcome))
    return messages.FilesAdded(saved=saved, duplicates=duplicates, refused=refused)


def _file_saved(imported: Imported) -> messages.FileSaved:
    return messages.FileSaved(
        name=imported.source_name, item=imported.item, is_duplicate=imported.is_duplicate
    )


def _file_refused(refused: Refused) -> messages.FileRefused:
    return messages.FileRefused(
        name=files.display_name(refused.path),
        path=str(refused.path),
        problem=problem_of(refused.error),
    )
