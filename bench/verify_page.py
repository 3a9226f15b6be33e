"""Check a package of 1 GiB on its own page: 0.8 of hashing alone in Chromium, 120 MB/s at least.

An officer who may install nothing waits for this page. Floor is a page that reads the same file in
the same pieces, in the same browser, and hashes it with the same library; what the real page does
beyond that – finding the files in the ZIP, comparing lists, progress, words – must not show.
"""

import hashlib
import sys
import time
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from browsers import Browser, BrowserError, chromium
from loads import Options, main, random_file, say, scratch_folder
from measuring import Gate, Outcome, alternate, repeat

from evidence_kit.handover import bag
from evidence_kit.handover.certificate import make_certificate
from evidence_kit.handover.seal import SEAL_NAME, make_seal
from evidence_kit.handover.verification import PACKAGE_WORDS, PackageVerdict
from evidence_kit.handover.verify_page import PAGE_NAME, verify_page
from evidence_kit.i18n import Words
from evidence_kit.resources import asset_path

BENCH = "page that checks"
_GIB_BYTES = 1 << 30
GATE = Gate(minimum_ratio=0.8, maximum=_GIB_BYTES / 120e6)
"""120 MB/s, as seconds per GiB."""

WITHOUT_WEBASSEMBLY = "without WebAssembly"

_QUICK_BYTES = 1 << 28
_MOST_ROUNDS = 6
_EXHIBIT = "data/exhibits/EX-001.mp4"
_CONSISTENT = PACKAGE_WORDS[PackageVerdict.CONSISTENT]

_BARE_PAGE = """<!doctype html><meta charset="utf-8"><title>hash alone</title>
<input type="file" id="files"><output id="digest"></output>
<script>{library}</script>
<script>
document.getElementById("files").addEventListener("change", async function (event) {{
  const file = event.target.files[0], piece = 4 * 1024 * 1024;
  const hash = await hashwasm.createSHA256();
  hash.init();
  for (let from = 0; from < file.size; from += piece) {{
    hash.update(new Uint8Array(await file.slice(from, from + piece).arrayBuffer()));
  }}
  document.getElementById("digest").textContent = hash.digest();
}});
</script>
"""

_ANSWER = """
return new Promise(function (done) {
  const said = function (id) {
    const place = document.getElementById(id);
    return place === null || place.closest("[hidden]") !== null ? "" : place.textContent;
  };
  (function look() {
    const answer = said("digest") || said("heading") || said("problem");
    answer ? done(answer) : setTimeout(look, 20);
  })();
});
"""
"""What either page says in the end: the digest, the answer, or what stopped it."""


def outcomes(options: Options) -> Iterator[Outcome]:
    """Yield the outcome of each variant."""
    size_bytes = _QUICK_BYTES if options.is_quick else _GIB_BYTES
    with scratch_folder(options.scratch_path) as folder_path:
        package_path = _package(folder_path, size_bytes)
        bare_path = folder_path / "bare.html"
        library = asset_path("verify", "hash-wasm", "sha256.umd.min.js").read_text("utf-8")
        bare_path.write_text(_BARE_PAGE.format(library=library), encoding="utf-8")
        page_path = folder_path / PAGE_NAME
        page_path.write_bytes(verify_page(Words(), "en"))
        with chromium(folder_path) as browser:
            for variant in options.variants((WITHOUT_WEBASSEMBLY,)):
                say(f"{BENCH}, {size_bytes >> 20} MiB in Chromium, {variant}")
                yield _measured(browser, bare_path, page_path, package_path, variant)


def _measured(
    browser: Browser, bare_path: Path, page_path: Path, package_path: Path, variant: str
) -> Outcome:
    size_bytes = package_path.stat().st_size
    with package_path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    query = "?plain" if variant == WITHOUT_WEBASSEMBLY else ""

    def floor(_part: int) -> float:
        return _took_s(browser, bare_path, package_path, digest)

    def measured(_part: int) -> float:
        return _took_s(browser, page_path, package_path, _CONSISTENT, query)

    found = repeat(lambda number: alternate(number, 1, floor, measured), most=_MOST_ROUNDS)
    return found.outcome(BENCH, variant, GATE, unit="s per GiB", scale=_GIB_BYTES / size_bytes)


def _took_s(
    browser: Browser, page_path: Path, chosen_path: Path, expected: str, query: str = ""
) -> float:
    """Choose a file on a page; returns how long it took until the page had its answer.

    Raises:
        BrowserError: The page says something else.
    """
    browser.open(page_path, query)
    started = time.perf_counter()
    browser.choose("files", chosen_path)
    said = browser.ask(_ANSWER)
    took_s = time.perf_counter() - started
    if said != expected:
        raise BrowserError(f"the page says {said!r}")
    return took_s


def _package(folder_path: Path, size_bytes: int) -> Path:
    """Make a package of one exhibit that nothing can compress, as the program stores it."""
    exhibit_path = random_file(folder_path / "exhibit", size_bytes)
    with exhibit_path.open("rb") as file:
        payload = bag.manifest_text({_EXHIBIT: hashlib.file_digest(file, "sha256").hexdigest()})
    tags = {
        bag.DECLARATION_NAME: bag.DECLARATION,
        bag.PAYLOAD_MANIFEST_NAME: payload,
    }
    listed = {name: hashlib.sha256(text).hexdigest() for name, text in tags.items()}
    tags[bag.TAG_MANIFEST_NAME] = bag.manifest_text(listed)
    key, certificate_pem = make_certificate("EK-2026-000000", datetime.now(UTC))
    tags[SEAL_NAME] = make_seal(tags[bag.TAG_MANIFEST_NAME], key, certificate_pem)
    package_path = folder_path / "EK-2026-000000.zip"
    with zipfile.ZipFile(package_path, "w", zipfile.ZIP_STORED) as archive:
        archive.write(exhibit_path, f"EK-2026-000000/{_EXHIBIT}")
        for name, text in tags.items():
            archive.writestr(f"EK-2026-000000/{name}", text)
    exhibit_path.unlink()
    return package_path


if __name__ == "__main__":
    sys.exit(main(__doc__ or BENCH, outcomes))
