"""verify.html: one page that checks a package in a browser, without anything installed.

It is a quick look, and says so: whoever changes a package can change the page in it. The rules are:

* One file, nothing fetched. Its policy names each of its scripts by hash and forbids every
  connection, form and frame. The worker that hashes is made of the page's own scripts, and has
  the same policy.
* The words are those of the program's own check. What comes from a package is set as text.
* The same words give the same bytes.

The scripts stand in ``assets/verify``; SHA-256 comes from hash-wasm (MIT), with a plain one of ours
for browsers in which WebAssembly is switched off.
"""

import base64
import hashlib
import html
import json
import re

from evidence_kit.handover.verification import CODE_FITS_THE_LIST, CODE_WORDS, PACKAGE_WORDS
from evidence_kit.i18n import N_, Words
from evidence_kit.model import VERDICT_WORDS
from evidence_kit.resources import asset_path

PAGE_NAME = "verify.html"

_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ps", "ur"})

_SCRIPTS = ("hash-wasm/sha256.umd.min.js", "sha256.js", "lists.js", "table.js", "zip.js", "page.js")
"""In the order in which each needs those before it."""

_PAGE_WORDS = {
    "title": N_("Check this package"),
    "stays": N_("This page works in your browser alone. Nothing is sent anywhere."),
    "quick": N_(
        "It is a quick look: whoever changes a package can change this page too. What decides are "
        "the hand-over code and the commands in READ-ME-FIRST.txt."
    ),
    "noscript": N_("Scripts are switched off here. Use the commands in READ-ME-FIRST.txt instead."),
    "choose": N_("Choose the package"),
    "folder": N_("Its folder"),
    "asked": N_(
        "Some browsers ask whether to “upload” the files. They mean: let this page read them. "
        "Nothing leaves this computer."
    ),
    "files": N_("Its ZIP, or single files with their lists"),
    "drop": N_("You can also drop the folder or the ZIP anywhere on this page."),
    "code": N_("Hand-over code"),
    "code_help": N_(
        "64 digits, from the person's slip of paper or by voice. Do not take it from the package."
    ),
    "code-incomplete": N_("A whole code has 64 digits from 0–9 and a–f."),
    "reading": N_("Reading the files"),
    "stop": N_("Stop"),
    "stopped": N_("Stopped. Nothing was checked."),
    "this_code": N_("Code of this package"),
    "compared": N_("Compared"),
    "found": N_("Found"),
    "elsewhere": N_("Named in the tables, but not in this package:"),
    # Translators: a number and one of the verdicts' words, "3 missing".
    "count": N_("{count} {verdict}"),
    "not_good": N_("What is not as it was, or was not checked"),
    "good": N_("What is as it was"),
    "verdict": N_("Answer"),
    "file": N_("File"),
    "detail": N_("More"),
    "only-these": N_("Only these files were looked up; the rest of the package was not checked"),
    "intact-here": N_(
        "intact: every listed file is what was handed over; the seal was not checked"
    ),
    "limits": N_("What this page does not check"),
    "limits_text": N_(
        "The seal, the chain of the custody log, the signature of the report, the MD5 list, and "
        "whether the tables agree with the exhibits. READ-ME-FIRST.txt has a command for the seal. "
        "Evidence Kit checks all of them."
    ),
    "made_with": N_("Made with Evidence Kit. No connection, no installation."),
}

_PROBLEM_WORDS = {
    "no-package": N_("There is no package here: none of its lists was found."),
    "nothing-given": N_(
        "This page was given no files, and nothing was checked. Where the browser asks whether to "
        "“upload” them, it means: let this page read them."
    ),
    "several-packages": N_("There is more than one package here. Choose one of them."),
    "other-folder": N_("This folder holds other things too. Choose the package's own folder."),
    "no-list-chosen": N_(
        "Choose manifest-sha256.txt and tagmanifest-sha256.txt together with the files to look up."
    ),
    "no-zip": N_("This is no ZIP that can be read. It may be cut off: compare its size."),
    "too-many-files": N_("It holds more files than any package has."),
    "too-many-lines": N_("A list has more lines than any package's."),
    "overlap": N_("The files in this ZIP overlap; it was made to stall whoever reads it."),
    "claims-too-much": N_("This ZIP claims to hold far more than it can."),
    "other": N_("It could not be checked: {reason}"),
}

_DETAIL_WORDS = {
    "digest": N_("SHA-256 {digest}"),
    "digests": N_("SHA-256 is {actual}, listed {listed}"),
    "bytes-of": N_("these are the bytes of {path}"),
    "bytes-of-missing": N_("the bytes of {path}, which is missing"),
    "unlisted": N_("no list names it"),
    "no-such-bytes": N_("no list that was chosen names these bytes"),
    "no-list": N_("its list is missing"),
    # Translators: the list of files that names this file.
    "altered-list": N_("its list was altered"),
    "unsure-list": N_("its list could not be checked"),
    "seal-left": N_("this page cannot check it; READ-ME-FIRST.txt has a command"),
    "seal-other": N_("it was made over another list"),
    "seal-form": N_("it is not in a form that this page knows"),
    # Translators: {exhibit} is its label, such as E-004; {package} is the name of a ZIP file.
    "in-part": N_("{exhibit} is in part {number} of {count}: {package}"),
    # Translators: {exhibit} is its label, such as E-004.
    "by-mail": N_("{exhibit} is not in this package: e-mail programs would stop it"),
    "finder": N_(
        "the macOS Finder makes such a file in a folder that was opened; it is not from the person"
    ),
    "explorer": N_(
        "Windows makes such a file in a folder that was opened; it is not from the person"
    ),
    "declaration": N_("it does not declare BagIt 1.0"),
    "oxum": N_("Payload-Oxum is not {actual}"),
    "other-list": N_("{path} belongs in another list"),
    "unfinished": N_("the last line is not finished"),
    # Translators: a line of a list, and one of the faults that follow.
    "line": N_("line {number}: {fault}"),
    "more": N_("and {count} more"),
    "not-utf8": N_("it is not UTF-8"),
    "no-digest-and-path": N_("it is not a digest and a path"),
    "twice": N_("it names a path a second time"),
    "zero-byte": N_("it holds a zero byte"),
    "not-portable": N_("it is not a portable path"),
    "leaves": N_("it leaves the package"),
    "not-plain": N_("it is not in its plain form"),
    "outside": N_("it lies outside the package's folder"),
    "zip-twice": N_("the ZIP holds this name twice; programs differ in which one they show"),
    "encrypted": N_("encrypted: unpack the ZIP first"),
    "compression": N_("compressed in a way this page does not know ({method})"),
    "link": N_("a link, which is not followed"),
    "device": N_("a device, pipe or socket, which is not opened"),
    "unreadable": N_("it cannot be read: {reason}"),
    "more-than-claimed": N_("it gives more bytes than it claims"),
    "ends-early": N_("it ends before its size"),
}


def verify_page(words: Words, language: str) -> bytes:
    """Return the page in a language.

    Args:
        words: The package's language.
        language: Its BCP 47 tag.
    """
    page = _said(_PAGE_WORDS, words)
    spoken = {
        "page": page,
        "problems": _said(_PROBLEM_WORDS, words),
        "details": _said(_DETAIL_WORDS, words),
        "verdicts": _said({each.value: said for each, said in VERDICT_WORDS.items()}, words),
        "overall": _said({each.value: said for each, said in PACKAGE_WORDS.items()}, words),
        "codes": _said(
            {each.value: said for each, said in CODE_WORDS.items()}
            | {"matches-list": CODE_FITS_THE_LIST},
            words,
        ),
    }
    scripts = [_asset(name) for name in _SCRIPTS]
    style = _asset("page.css")
    values = {name: html.escape(said) for name, said in page.items() if "-" not in name}
    values |= {
        "language": html.escape(language),
        "direction": "rtl" if language.partition("-")[0] in _RIGHT_TO_LEFT else "ltr",
        "policy": _policy(scripts, style),
        "style": style,
        "words": _inside_script(json.dumps(spoken, ensure_ascii=False, sort_keys=True)),
        "scripts": "\n".join(f"<script>{script}</script>" for script in scripts),
    }
    # Not str.format: scripts and styles are full of braces.
    text = re.sub(r"\{(\w+)\}", lambda blank: values[blank[1]], _asset("page.html"))
    return text.encode("utf-8")


def _said(sentences: dict[str, str], words: Words) -> dict[str, str]:
    return {name: words.gettext(said) for name, said in sentences.items()}


def _policy(scripts: list[str], style: str) -> str:
    """Return the page's content security policy: what is not named here cannot happen."""
    allowed = " ".join(_source(script) for script in scripts)
    return (
        "default-src 'none'; "
        f"script-src {allowed} 'wasm-unsafe-eval'; style-src {_source(style)}; worker-src blob:; "
        "base-uri 'none'; form-action 'none'"
    )


def _source(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def _inside_script(text: str) -> str:
    """Write JSON so that nothing in it can end the element it stands in."""
    return text.replace("<", "\\u003c")


def _asset(name: str) -> str:
    return asset_path("verify", *name.split("/")).read_text("utf-8")
