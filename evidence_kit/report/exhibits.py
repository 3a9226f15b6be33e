"""The exhibits: one block each, and the table in front of them.

The rules are: every number that was ever given has a block, so that none can vanish; an intimate
exhibit is a grey field with its label and hash and nothing else (product rule A1); a covered copy
names its exhibit, and what is withheld has no hash; what was never
taken in, or was withdrawn, is said in words and has no hash here; every time is printed with the
clock it comes from; what was not said is listed as not said.
"""

from evidence_kit.errors import ReportError
from evidence_kit.exhibit_order import EXHIBIT_ORDER
from evidence_kit.i18n import Words
from evidence_kit.model import (
    Action,
    CaseFile,
    Digest,
    Item,
    ItemKind,
    ItemStatus,
    LedgerEntry,
    PictureFacts,
    Sensitivity,
)
from evidence_kit.report.document import (
    Block,
    Cell,
    Column,
    Exhibit,
    Field,
    Placeholder,
    Preview,
    Prose,
    Section,
    Table,
    Text,
    cell,
    exact,
)
from evidence_kit.report.exhibit_index import index_fields
from evidence_kit.report.exhibit_quality import quality_fields
from evidence_kit.report.exhibit_words import (
    exhibit_anchor,
    hash_cell,
    is_file_not_held,
    short,
)
from evidence_kit.report.moments import both_words, local_words, utc_words
from evidence_kit.report.parts import Part, section
from evidence_kit.report.vocabulary import MATCH_WORDS, ROUTE_WORDS, STATUS_WORDS


def exhibits_section(case_file: CaseFile, words: Words) -> Section:
    """Return the overview and every exhibit's block."""
    if not case_file.items:
        nothing = words.gettext(
            "Nothing recorded. Nothing was put in, and nothing had to be: the report can be made "
            "without exhibits."
        )
        return section(Part.EXHIBITS, words, Prose(texts=cell(nothing)))
    intro = words.gettext(
        "The small pictures are for reading only. An exhibit in the package is the file as it was "
        "put in, byte for byte, unless its block calls it a covered copy; its SHA-256 is its "
        "identity. Its file there is called by its label, with the ending of its type. "
        "An exhibit that is printed here need not be in the package. What it shows, where it comes "
        "from and how are printed as entered. “Not said” means that it was left open, which is "
        "always allowed."
    )
    blocks: list[Block] = [Prose(texts=cell(intro))]
    if case_file.answers.get(EXHIBIT_ORDER):
        chosen = words.gettext(
            "The exhibits stand in the order that was chosen. Their numbers tell in which order "
            "they were put in."
        )
        blocks.append(Prose(texts=cell(chosen)))
    blocks.append(_overview(case_file, words))
    blocks += [_block(case_file, item, words) for item in case_file.items]
    return section(Part.EXHIBITS, words, *blocks)


def may_be_shown(case_file: CaseFile, item: Item) -> bool:
    """Return whether anything but the label and hash of an item may be printed."""
    return (
        item.sensitivity is Sensitivity.ORDINARY
        and item.status is not ItemStatus.WITHDRAWN
        and not case_file.is_withheld(item)
    )


def _overview(case_file: CaseFile, words: Words) -> Table:
    return Table(
        columns=(
            Column(title=words.gettext("Exhibit"), width_mm=22),
            Column(title=words.gettext("What it shows, as entered"), width_mm=98),
            Column(title=words.gettext("State"), width_mm=34),
            Column(title=words.gettext("Page"), width_mm=14),
        ),
        rows=tuple(
            (
                (Text(text=item.label, anchor=exhibit_anchor(item)),),
                (_in_brief(case_file, item, words),),
                cell(_state(case_file, item, words)),
                (Text(text="", page_of=exhibit_anchor(item)),),
            )
            for item in case_file.items
        ),
    )


def _in_brief(case_file: CaseFile, item: Item, words: Words) -> Text:
    if not may_be_shown(case_file, item):
        return Text(text="–")
    if item.provenance.shows:
        return Text(
            text=item.provenance.shows,
            most_lines=3,
            rest_is=words.gettext("more in the exhibit’s own block"),
        )
    if item.kind is ItemKind.TEXT:
        return Text(text=words.gettext("Pasted text"))
    return Text(
        text=item.original_name or words.gettext("not said"), exact=True, most_lines=2, rest_is="…"
    )


def _state(case_file: CaseFile, item: Item, words: Words) -> str:
    if case_file.is_withheld(item):
        return words.gettext("withheld")
    if item.id in case_file.covered_from:
        return words.gettext("held, covered copy")
    if item.status is ItemStatus.HELD and item.sensitivity is Sensitivity.INTIMATE:
        return words.gettext("held, sealed, not shown")
    if is_file_not_held(item):
        return words.gettext("file not held")
    return words.gettext(STATUS_WORDS[item.status])


def _block(case_file: CaseFile, item: Item, words: Words) -> Exhibit:
    if case_file.is_withheld(item):
        return _withheld(item, words)
    if item.id in case_file.covered_from:
        return _covered(case_file, item, words)
    match item.status:
        case ItemStatus.WITHDRAWN:
            return _withdrawn(case_file, item, words)
        case ItemStatus.NOT_HELD:
            if is_file_not_held(item):
                return _file_not_held(case_file, item, words)
            return _not_held(case_file, item, words)
        case ItemStatus.HELD:
            if item.sensitivity is Sensitivity.INTIMATE:
                return _intimate(item, words)
            return _held(case_file, item, words)


def _held(case_file: CaseFile, item: Item, words: Words) -> Exhibit:
    picture = case_file.pictures.get(item.id)
    fields = _provenance_fields(item, words)
    fields += quality_fields(case_file, item, words)
    if _has_own_name(item):
        fields.append(
            Field(label=words.gettext("Original name"), value=(exact(item.original_name),))
        )
    fields += [
        Field(label=words.gettext("Size"), value=cell(_size(item, words))),
        Field(label=words.gettext("SHA-256"), value=hash_cell(_digest(item))),
        Field(
            label=words.gettext("Type, by content"),
            value=_type_cell(item, words),
        ),
    ]
    fields += _file_times(item, words) + _picture_fields(item, picture, words)
    fields.append(_taken_in(item, words))
    fields += index_fields(case_file, item, words)
    return Exhibit(
        label=item.label,
        anchor=exhibit_anchor(item),
        title=words.gettext("Pasted text") if item.kind is ItemKind.TEXT else "",
        short_hash=short(item.sha256),
        picture=Preview(item_id=item.id, says=_picture_words(item, words)),
        fields=tuple(fields),
    )


def _covered(case_file: CaseFile, item: Item, words: Words) -> Exhibit:
    """Say of which exhibit it is a copy, with both hashes; no name of the exhibit.

    What was answered about the exhibit's picture is left out: a box may hide what it speaks of.
    Of an intimate exhibit the copy is not shown either: label and hash alone (product rule A1).
    """
    original = case_file.covered_from[item.id]
    is_intimate = original.sensitivity is Sensitivity.INTIMATE
    picture: Preview | Placeholder = Preview(item_id=item.id, says=_picture_words(item, words))
    if is_intimate:
        picture = Placeholder(text=words.gettext("Intimate image. Not shown in this report."))
    boxes = next(len(copy.covering.boxes) for copy in case_file.copies if copy.item.id == item.id)
    said_so = words.ngettext(
        "Parts of the picture are covered by {count} opaque box, for the sake of other people or "
        "of the person. Everything else is as in the exhibit, pixel by pixel; metadata is left "
        "out. The exhibit itself is unchanged in the vault.",
        "Parts of the picture are covered by {count} opaque boxes, for the sake of other people or "
        "of the person. Everything else is as in the exhibit, pixel by pixel; metadata is left "
        "out. The exhibit itself is unchanged in the vault.",
        boxes,
    ).format(count=boxes)
    # Translators: {label} is an exhibit's number.
    of_exhibit = words.gettext("SHA-256 of exhibit {label} itself").format(label=original.label)
    return Exhibit(
        label=item.label,
        anchor=exhibit_anchor(item),
        # Translators: heading of a picture with parts covered; {label} is an exhibit's number.
        title=words.gettext("covered copy of exhibit {label}").format(label=original.label),
        short_hash=short(item.sha256),
        picture=picture,
        fields=(
            Field(label=words.gettext("Covered copy"), value=cell(said_so)),
            *(() if is_intimate else _provenance_fields(item, words)),
            Field(label=words.gettext("Size"), value=cell(_size(item, words))),
            Field(label=words.gettext("SHA-256 of this copy"), value=hash_cell(_digest(item))),
            Field(label=of_exhibit, value=hash_cell(_digest(original))),
            _taken_in(original, words),
            Field(
                label=words.gettext("Covered (this computer)"),
                value=cell(both_words(item.imported_at, item.imported_offset_minutes)),
            ),
            *index_fields(case_file, item, words),
        ),
    )


def _withheld(item: Item, words: Words) -> Exhibit:
    said_so = words.gettext(
        "It is kept back for now, as for the sake of other people. It is unchanged in the vault, "
        "and the ledger has its SHA-256. Please do not ask for a copy to be sent: whoever examines "
        "the device can secure it there. Nothing about it is printed here, and words elsewhere "
        "that name or quote it are left out. Accounts, payments and times that were taken from it "
        "are printed."
    )
    return Exhibit(
        label=item.label,
        anchor=exhibit_anchor(item),
        title=words.gettext("withheld"),
        short_hash="",
        picture=Placeholder(text=words.gettext("Withheld. Not shown in this report.")),
        fields=(Field(label=words.gettext("Withheld"), value=cell(said_so)),),
    )


def _picture_words(item: Item, words: Words) -> str:
    """Say what a small picture is, for those who do not see it."""
    if item.provenance.shows:
        # Translators: read aloud in place of a picture; {shows} is in the person's own words.
        return words.gettext("Small picture of exhibit {label}, as described: {shows}").format(
            label=item.label, shows=item.provenance.shows
        )
    return words.gettext("Small picture of exhibit {label}, not described.").format(
        label=item.label
    )


def _has_own_name(item: Item) -> bool:
    """Whether it came with a name; a pasted text has none but ours."""
    return bool(item.original_name) and item.kind is not ItemKind.TEXT


def _type_cell(item: Item, words: Words) -> Cell:
    if not _has_own_name(item):
        return (exact(item.media_type),)
    return (exact(item.media_type), Text(text=words.gettext(MATCH_WORDS[item.type_match])))


def _intimate(item: Item, words: Words) -> Exhibit:
    return Exhibit(
        label=item.label,
        anchor=exhibit_anchor(item),
        title=words.gettext("held, sealed, not shown"),
        short_hash=short(item.sha256),
        picture=Placeholder(text=words.gettext("Intimate image. Not shown in this report.")),
        fields=(Field(label=words.gettext("SHA-256"), value=hash_cell(_digest(item))),),
    )


def _not_held(case_file: CaseFile, item: Item, words: Words) -> Exhibit:
    said_so = words.gettext(
        "It was never taken in: it was not copied and has no hash. It is described here so that "
        "the police can secure the original where it lies."
    )
    fields = [Field(label=words.gettext("Not held"), value=cell(said_so))]
    fields += _provenance_fields(item, words)
    fields.append(
        Field(
            label=words.gettext("Described (this computer)"),
            value=cell(both_words(item.imported_at, item.imported_offset_minutes)),
        )
    )
    fields += index_fields(case_file, item, words)
    return Exhibit(
        label=item.label,
        anchor=exhibit_anchor(item),
        title=words.gettext("image not held, described in words"),
        short_hash="",
        picture=None,
        fields=tuple(fields),
    )


def _file_not_held(case_file: CaseFile, item: Item, words: Words) -> Exhibit:
    said_so = words.gettext(
        "It can carry pictures that nobody has looked at, so it was not taken in: it was not "
        "copied and has no hash. It is named here so that the police can secure the original "
        "where it lies."
    )
    fields = [
        Field(label=words.gettext("Not held"), value=cell(said_so)),
        Field(
            label=words.gettext("File name"),
            value=(exact(item.original_name),)
            if item.original_name
            else cell(words.gettext("none")),
        ),
        Field(label=words.gettext("Type, by content"), value=(exact(item.media_type),)),
        Field(label=words.gettext("Size"), value=cell(_size(item, words))),
        *_provenance_fields(item, words),
        Field(
            label=words.gettext("Named (this computer)"),
            value=cell(both_words(item.imported_at, item.imported_offset_minutes)),
        ),
        *index_fields(case_file, item, words),
    ]
    return Exhibit(
        label=item.label,
        anchor=exhibit_anchor(item),
        # Translators: heading of something that was only named; then its type, "application/pdf".
        title=words.gettext("file not held: {media_type}").format(media_type=item.media_type),
        short_hash="",
        picture=None,
        fields=tuple(fields),
    )


def _withdrawn(case_file: CaseFile, item: Item, words: Words) -> Exhibit:
    entry = _withdrawal(case_file, item)
    said_so = words.gettext(
        "This number was given and the exhibit was taken out again. Its bytes are no longer in the "
        "vault. The number is never given again."
    )
    kept = words.gettext("Its SHA-256 stays in the vault’s ledger; it is not printed here.")
    fields = [
        Field(
            label=words.gettext("Withdrawn"),
            value=(*cell(said_so), *(cell(kept) if item.sha256 is not None else ())),
        ),
        Field(
            label=words.gettext("Taken in (this computer)"),
            value=cell(both_words(item.imported_at, item.imported_offset_minutes)),
        ),
        Field(
            label=words.gettext("Taken out (this computer)"),
            value=cell(
                both_words(entry.at, entry.offset_minutes)
                if entry is not None
                else words.gettext("not in the ledger")
            ),
        ),
        Field(
            label=words.gettext("Reason given"),
            value=cell(item.withdrawn_why or words.gettext("none")),
        ),
    ]
    return Exhibit(
        label=item.label,
        anchor=exhibit_anchor(item),
        title=words.gettext("withdrawn"),
        short_hash="",
        picture=None,
        fields=tuple(fields),
    )


def _withdrawal(case_file: CaseFile, item: Item) -> LedgerEntry | None:
    return next(
        (
            entry
            for entry in case_file.ledger
            if entry.action is Action.ITEM_WITHDRAWN and entry.object == f"item/{item.id}"
        ),
        None,
    )


def _digest(item: Item) -> Digest:
    if item.sha256 is None:
        raise ReportError(reason=f"{item.label} is held but has no SHA-256")
    return item.sha256


def _size(item: Item, words: Words) -> str:
    count = f"{item.size_bytes:,}".replace(",", "\u00a0")
    return words.gettext("{count} bytes").format(count=count)


def _file_times(item: Item, words: Words) -> list[Field]:
    if item.kind is not ItemKind.FILE:
        return []
    lines = []
    if item.times.modified_at is not None:
        changed = words.gettext("last changed {time}")
        lines.append(changed.format(time=utc_words(item.times.modified_at)))
    if item.times.created_at is not None:
        made = words.gettext("made {time}")
        lines.append(made.format(time=utc_words(item.times.created_at)))
    return [
        Field(
            label=words.gettext("File (source’s clock)"),
            value=tuple(Text(text=line) for line in lines) or cell(words.gettext("none found")),
        )
    ]


def _picture_fields(item: Item, picture: PictureFacts | None, words: Words) -> list[Field]:
    if picture is None:
        is_picture = item.media_type.startswith("image/")
        unread = words.gettext("not read")
        return [Field(label=words.gettext("Picture"), value=cell(unread))] if is_picture else []
    size = words.gettext("{width} × {height} pixels").format(
        width=picture.width_px, height=picture.height_px
    )
    camera = (
        Text(text=picture.taken_at_text, exact=True)
        if picture.taken_at_text
        else Text(text=words.gettext("no time in the picture"))
    )
    makers = [text for text in (picture.camera, picture.software) if text]
    position = (
        words.gettext("Carries a position: yes. It is not printed; it is in the original file.")
        if picture.has_location
        else words.gettext("Carries a position: no.")
    )
    return [
        Field(
            label=words.gettext("Picture (camera’s clock)"),
            value=(
                Text(text=size),
                camera,
                *(Text(text=maker) for maker in makers),
                Text(text=position),
            ),
        )
    ]


def _taken_in(item: Item, words: Words) -> Field:
    return Field(
        label=words.gettext("Taken in (this computer)"),
        value=(
            Text(text=utc_words(item.imported_at)),
            Text(text=local_words(item.imported_at, item.imported_offset_minutes)),
            Text(text=words.gettext(ROUTE_WORDS[item.route])),
        ),
    )


def _provenance_fields(item: Item, words: Words) -> list[Field]:
    source = item.provenance
    answers = (
        (words.gettext("What it shows"), source.shows),
        (words.gettext("App or place"), source.app),
        (words.gettext("Time displayed"), source.seen_at_text),
        (words.gettext("Original is on"), source.device),
        (words.gettext("How it was obtained"), source.how),
    )
    fields = [Field(label=label, value=_quoted(text)) for label, text in answers if text]
    if source.who:
        fields.append(Field(label=words.gettext("Obtained by"), value=_quoted(source.who)))
    unsaid = [label for label, text in answers if not text]
    if unsaid:
        fields.append(Field(label=words.gettext("Not said"), value=cell("; ".join(unsaid))))
    return fields


def _quoted(text: str) -> Cell:
    return (Text(text=text),)
