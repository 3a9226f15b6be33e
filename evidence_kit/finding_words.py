"""What a check found more, said in the reader's language.

A check speaks English: so it stands in JSON, in logs and in answers between processes, and neither
a vault nor a package holds any of it. Here is every sentence that a check can add, as a form with
blanks. Whoever shows an answer to a person says it with these. The rules are:

* What fits no form is shown as it is: it came from the system or from a library.
* Names, numbers and digests in the blanks stay; a ``fault`` or ``reason`` in a blank is said too.
* A check that learns a new sentence gets a form here; a test compares the forms with the sources.
"""

import re
from functools import cache

from evidence_kit.i18n import N_, Words

SUBJECT_FORMS = (
    N_("database"),
    N_("schema"),
    N_("ledger"),
    N_("ledger key"),
    N_("sealing key"),
    N_("header"),
    N_("seal"),
    N_("custody chain"),
    N_("exhibits.csv and the exhibits"),
    N_("custody log and the exhibits"),
    N_("signature of the report"),
    N_("time stamp in the report"),
    N_("files inside the report"),
    N_("beginning of the backup"),
    N_("index of the backup"),
    N_("end of the backup"),
    N_("sealed file {id}"),
    N_("anchor {number}"),
)
"""Parts of a vault, a backup or a package that are named by what they are, not by a file's name."""

_OF_FILES = (
    N_("SHA-256 {digest}"),
    N_("SHA-256 is {actual}"),
    N_("SHA-256 is {actual}, listed {listed}"),
    N_("these are the bytes of {path}"),
    N_("the bytes of {path}, which is missing"),
    N_("no manifest lists it"),
    N_("its list is missing"),
    # Translators: the list of files that names this file.
    N_("its list was altered"),
    N_("its list could not be checked"),
    N_("the macOS Finder makes such a file in a folder that was opened; it is not from the person"),
    N_("Windows makes such a file in a folder that was opened; it is not from the person"),
    N_("behind {path}: {reason}"),
    N_("encrypted"),
    N_("a link, which is not followed"),
    N_("a device, pipe or socket, which is not opened"),
    N_("a folder that cannot be listed: {reason}"),
    N_("it is no longer an ordinary file"),
    N_("it became shorter"),
    N_("it is larger than any"),
)

_OF_LISTS = (
    N_("it does not declare BagIt 1.0"),
    N_("Payload-Oxum is not {actual}"),
    N_("{path} belongs in another list"),
    N_("the last line is not finished"),
    # Translators: a line of a list, and one of the faults that follow.
    N_("line {number}: {fault}"),
    N_("and {count} more"),
    N_("it is not UTF-8"),
    N_("it is not a digest and a path"),
    N_("it names a path a second time"),
    N_("it holds a zero byte"),
    N_("it is not a portable path"),
    N_("it leaves the package"),
    N_("it is not in its plain form"),
    N_("it lies outside the package's folder"),
    N_("the ZIP holds this name twice; programs differ in which one they show"),
    # Translators: of a ZIP, which says at its end where the list of its files is.
    N_("programs differ in where its directory is"),
    N_("it or the SHA-256 manifest cannot be read"),
    N_("the SHA-256 manifest was altered or could not be checked"),
    N_("no line for {path}"),
    N_("a line for {path}, which the SHA-256 manifest does not list"),
    N_("another MD5 for {path}, which is intact by SHA-256"),
)

_OF_TABLES = (
    N_("the table is not there or cannot be read"),
    N_("a column is missing"),
    N_("a row has more or fewer cells than the header"),
    N_("no row for {path}"),
    N_("more than one row for {path}"),
    N_("no manifest lists {path}"),
    # Translators: {column} is the name of a column, and stays English.
    N_("{column} is not that of {path}"),
    N_("no disclosed entry records its import"),
    N_("an import of SHA-256 {digest} was recorded, but no row of the table has it"),
    N_("the custody log could not be recomputed"),
    # Translators: {exhibit} is its label, such as E-004; {package} is the name of a ZIP file.
    N_("{exhibit} is in part {number} of {count}: {package}"),
    # Translators: {exhibit} is its label, such as E-004.
    N_("{exhibit} is not in this package: e-mail programs would stop it"),
)

_OF_CUSTODY = (
    N_("the custody log is not there"),
    N_("the custody log is larger than any"),
    N_("it is empty or its last line is not finished"),
    # Translators: an entry of the record, and one of the faults that follow.
    N_("entry {n}: {fault}"),
    N_("not an entry of a custody log"),
    N_("its number is not the next one"),
    N_("it does not continue the chain"),
    N_("the disclosed entry has another number"),
    N_("the disclosed entry does not match its commitment"),
    N_("a digest or salt is malformed"),
    N_("not canonical"),
)

_OF_REPORTS = (
    N_("the report is not there"),
    N_("there is no signature in it"),
    N_("something was added to it after it was signed"),
    N_("its signature is not in the form written here"),
    N_("the signature or the case's certificate is not in the form written here"),
    N_("it was made over other bytes"),
    N_("it is not by the key of the case's certificate"),
    N_("over the whole file, by the key of the case's certificate"),
    N_("they were not found in the form written here"),
    N_("its list: {fault}"),
    N_("its list does not name {path}"),
    N_("its list names {path}, which the manifest does not"),
    N_("its list has another SHA-256 for {path}"),
    N_("its {name} is not {path}"),
)

_OF_STAMPS = (
    N_(
        "the package existed at {time}, by the clock of “{authority}”; compare its certificate: "
        "{digest}"
    ),
    N_(
        "the signed report existed at {time}, by the clock of “{authority}”; compare its "
        "certificate: {digest}"
    ),
    N_(
        "entry {n} and all before it existed at {time}, by the clock of “{authority}”; compare its "
        "certificate: {digest}"
    ),
    N_("the tag manifest cannot be read"),
    N_("it stamps another tag manifest"),
    N_("it stamps another signature"),
    N_("it stamps another head"),
    N_("the custody log it belongs to does not hold"),
    N_("it stamps a head that this custody log never had"),
    N_("it stamps another hash than the one that was sent"),
    N_("it answers another request: the random number differs"),
    N_("it is larger than any reply"),
    N_("it is no time-stamp reply"),
    N_("its certificate has an unknown form"),
    N_("the authority refused ({reason})"),
    N_("it holds no signature"),
    N_("it is not one signed time stamp"),
    N_("it stamps no SHA-256"),
    N_("the certificate that signed is not in it"),
    N_("its signed attributes are not those of a time stamp"),
    N_("it is signed with a hash that is no longer trusted"),
    N_("its signature is over another time stamp"),
    N_("its signature does not hold"),
    N_("it does not name the certificate that signed it"),
    N_("it names another certificate than the one that signed"),
    N_("it is signed in a way not known here ({reason})"),
    N_("the certificate that signed is not for time stamps"),
    N_("the certificate that signed was not valid at that time"),
)

_OF_VAULTS = (
    N_("the next opening writes it anew from the other copy"),
    N_("{count} entries, signed up to entry {n}"),
    N_("entry {n} is missing, found {number}"),
    N_("entry {n} does not match its hash"),
    N_(
        "an import that was cut off and never reported as saved, or the database is an older copy "
        "than the files"
    ),
    N_("the ledger knows it"),
    N_("the ledger does not know it"),
    N_("not as last recorded"),
    N_("not the one of entry 1"),
    N_("not the certificate's"),
    N_("the ledger is empty"),
    N_("the signed head at entry {n} is of another chain"),
    N_("the signature at entry {n} does not hold"),
    N_("its record does not open"),
    N_("its record makes no sense"),
    N_("shorter than its record says"),
    N_("chunk {n} was changed or the file was cut"),
    N_("it does not begin as this sealed file does"),
    N_("its key does not open"),
    N_("its {part} is cut"),
    N_("it does not hold what its record says"),
    N_("its SHA-256 is not the recorded one"),
    N_("missing"),
)

_OF_COPIES = (
    N_("at byte {at}"),
    N_("the file ends at byte {at}"),
    N_("what stands before its content at byte {at}; its content is whole"),
    N_("the piece at byte {at}"),
    N_("the backup ends inside or before the piece at byte {at}"),
    N_("the medium does not give the piece at byte {at}"),
    N_("the medium does not say which sealed files it holds"),
    N_("not all of it"),
    N_("it was written without the key of this case"),
    # Translators: “the old copy” is the damaged case or the backup it is written anew from.
    N_("it was being taken out for the under-18 rules; it is in the old copy alone"),
    N_("its row is lost, and it was not let in again; it is in the old copy alone"),
    N_("no row knows it and its record does not open; it is in the old copy alone"),
    N_("no row knows it, and its bytes are in the case already; it is in the old copy alone"),
    N_(
        "it is a covered copy, and the rows that said of what are lost; it is in the old copy alone"
    ),
    N_("it ends at entry {n}; a copy of it goes on to entry {number}"),
    N_("its first bytes were put back from the header"),
    N_("its first bytes are not this vault's"),
    N_("its tables are not this program's"),
    N_("its ledger is empty"),
    N_("its journal is not empty"),
    N_("it holds no case"),
    N_("it holds no {name}"),
    N_("the database is not encrypted"),
    N_("a check found it damaged"),
)

_OF_NO_PACKAGE = (
    N_("there is no folder or file there"),
    N_("it is no folder and no readable ZIP: {reason}"),
    N_("none of its lists is there"),
    N_("it holds over {count} files"),
    N_("it holds more than one package"),
    N_("its entries overlap"),
    N_("its directory is larger than any package's"),
    N_("it claims to hold far more than it can"),
    N_("a manifest has over {count} lines"),
    N_("{name} is larger than any list"),
    N_("its lock: {reason}"),
    N_("its size is told twice, and differently"),
    N_("it holds no custody log"),
    N_("its custody log is too large"),
)

_OF_SYSTEMS = (
    N_("No such file or directory"),
    N_("Permission denied"),
    N_("Operation not permitted"),
    N_("No space left on device"),
    N_("Disk quota exceeded"),
    N_("Read-only file system"),
    N_("Input/output error"),
    N_("Device or resource busy"),
    N_("File exists"),
    N_("File name too long"),
    N_("Is a directory"),
    N_("Not a directory"),
    N_("No such device"),
)
"""What systems say of a file or a disk (POSIX.1-2017, ``strerror``; Windows' C library says the
same); a test asks this system."""

DETAIL_FORMS = (
    *_OF_FILES,
    *_OF_LISTS,
    *_OF_TABLES,
    *_OF_CUSTODY,
    *_OF_REPORTS,
    *_OF_STAMPS,
    *_OF_VAULTS,
    *_OF_COPIES,
    *_OF_NO_PACKAGE,
    *_OF_SYSTEMS,
)
"""Every sentence that a check adds to its answers."""

_CODES = {
    "not-held": N_("described, no file"),
    "withdrawn": N_("withdrawn"),
    "rolled-back": N_(
        "this record ends before the pinned entry: it is an older copy, or its end was cut off"
    ),
    "rewritten": N_(
        "this record has another history up to this entry: an older copy that was used since, or "
        "one written anew"
    ),
    "other-case": N_("this anchor names another case"),
    "not-in-ledger": N_(
        "this record never had the stamped head: an older copy, another history, or another case"
    ),
    "proof-does-not-hold": N_("its time stamp does not hold"),
}
"""What stands as a code in an answer."""

_BLANK = re.compile(r"\{(\w+)\}")

_KINDS = {
    "n": r"\d+",
    "at": r"\d+",
    "count": r"\d+",
    "number": r"\d+",
    "actual": r"[0-9a-f.]+",
    "listed": r"[0-9a-f]+",
    "digest": r"[0-9a-f]+",
    "column": r"\w+",
    # Several of these stand in one answer, divided by semicolons.
    "exhibit": r"[^;]+",
    "package": r"[^;]+",
}
"""What may stand in a blank; in every other one, anything."""

_SAID_TOO = frozenset({"fault", "reason"})
_LABELLED = re.compile(r"(?P<label>.+?): (?P<fault>.+)", re.DOTALL)
_EXPLAINED = re.compile(r"(?P<fault>.+) \((?P<reason>.+)\)", re.DOTALL)
_ANCHORED = re.compile(r"(?P<code>[a-z-]+): entry (?P<n>\d+)(?: (?P<reason>.+))?", re.DOTALL)


def said_subject(subject: str, words: Words) -> str:
    """Say what an answer is about; names of exhibits and files stay as they are."""
    pinned = re.fullmatch(r"anchor/(\d+)", subject)
    if pinned is not None:
        return words.gettext("anchor {number}").format(number=pinned[1])
    return _formed(subject, _subject_patterns(), words) or subject


def said_detail(detail: str, words: Words) -> str:
    """Say what a check added to an answer; what fits no form stays as it is.

    >>> from gettext import NullTranslations
    >>> said_detail("line 3: it is not UTF-8", NullTranslations())
    'line 3: it is not UTF-8'
    """
    whole = _said(detail, words)
    if whole is not None:
        return whole
    return "; ".join(_said(part, words) or part for part in detail.split("; "))


def is_known(detail: str) -> bool:
    """Return whether every part of what a check added fits a form."""
    if _said(detail, Words()) is not None:
        return True
    return all(_said(part, Words()) is not None for part in detail.split("; "))


def _said(detail: str, words: Words) -> str | None:
    if detail in _CODES:
        return words.gettext(_CODES[detail])
    found = _formed(detail, _detail_patterns(), words)
    return _joined(detail, words) if found is None else found


def _joined(detail: str, words: Words) -> str | None:
    """Say two sayings in one, or a label and a saying; ``None`` where neither is known."""
    anchored = _ANCHORED.fullmatch(detail)
    if anchored is not None and anchored["code"] in _CODES:
        code = words.gettext(_CODES[anchored["code"]])
        told = words.gettext("entry {n}: {fault}").format(n=anchored["n"], fault=code)
        reason = anchored["reason"]
        return told if reason is None else f"{told} ({said_detail(reason, words)})"
    labelled = _LABELLED.fullmatch(detail)
    if labelled is not None and (fault := _said(labelled["fault"], words)) is not None:
        return f"{labelled['label']}: {fault}"
    explained = _EXPLAINED.fullmatch(detail)
    if explained is not None and (fault := _said(explained["fault"], words)) is not None:
        return f"{fault} ({said_detail(explained['reason'], words)})"
    return None


def _formed(
    text: str, patterns: tuple[tuple[str, re.Pattern[str]], ...], words: Words
) -> str | None:
    for form, pattern in patterns:
        found = pattern.fullmatch(text)
        if found is None:
            continue
        values = {}
        for name, value in found.groupdict().items():
            said = _said(value, words) if name in _SAID_TOO else value
            if said is None and name == "fault":
                break
            values[name] = value if said is None else said
        else:
            return words.gettext(form).format(**values)
    return None


@cache
def _detail_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return _patterns(DETAIL_FORMS)


@cache
def _subject_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return _patterns(SUBJECT_FORMS)


def _patterns(forms: tuple[str, ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return each form with what finds it; the one with most words of its own comes first."""
    ordered = sorted(forms, key=lambda form: -len(_BLANK.sub("", form)))
    return tuple((form, re.compile(_pattern(form), re.DOTALL)) for form in ordered)


def _pattern(form: str) -> str:
    parts = _BLANK.split(form)
    return "".join(
        re.escape(part) if index % 2 == 0 else f"(?P<{part}>{_KINDS.get(part, '.+')})"
        for index, part in enumerate(parts)
    )
