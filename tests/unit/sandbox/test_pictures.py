import subprocess
import sys

from evidence_kit.sandbox.samples import samples


def warmed(code):
    program = f"""
import io, os
from PIL import Image
from evidence_kit.sandbox import pictures
pictures.warm_up()
{code}
"""
    done = subprocess.run(
        [sys.executable, "-I", "-c", program], capture_output=True, check=True, text=True
    )
    return done.stdout.split()


def test_only_the_six_formats_are_left():
    found = warmed("print(*sorted(Image.OPEN))")
    assert found == ["BMP", "GIF", "HEIF", "JPEG", "PNG", "WEBP"]


def test_no_other_plugin_can_be_loaded_later():
    found = warmed("Image.preinit(); Image.init(); print(*sorted(Image.OPEN))")
    assert found == ["BMP", "GIF", "HEIF", "JPEG", "PNG", "WEBP"]


def test_every_sample_leads_to_a_picture_so_that_every_codec_has_run():
    code = """
from evidence_kit.sandbox.samples import samples
for sample in samples():
    print(type(pictures.decode(io.BytesIO(sample), longest_side_px=4)).__name__)
"""
    assert warmed(code) == ["Picture"] * len(samples())


def test_no_codec_leaves_a_thread_behind_that_would_escape_the_locks():
    # A thread that has ended is still listed for a moment; one that stays is listed for ever.
    code = """
for _ in range(20_000):
    threads = len(os.listdir("/proc/self/task"))
    if threads == 1:
        break
    os.sched_yield()
print(threads)
"""
    assert warmed(code) == ["1"]


def test_nothing_is_imported_any_more_when_a_picture_is_decoded():
    code = """
import sys
from evidence_kit.sandbox.samples import samples
before = set(sys.modules)
for sample in (*samples(), b"nothing", samples()[0][:100]):
    pictures.decode(io.BytesIO(sample), longest_side_px=640)
print(len(set(sys.modules) - before))
"""
    assert warmed(code) == ["0"]
