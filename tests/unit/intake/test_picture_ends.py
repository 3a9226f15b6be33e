import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from evidence_kit.intake.picture_ends import goes_on_after_its_end
from evidence_kit.resources import asset_path

EVIDENCE = asset_path("sample", "evidence")
SUFFIXES = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".HEIC": "image/heic",
}


def pieces(data: bytes, size: int) -> Iterator[bytes]:
    return (data[at : at + size] for at in range(0, len(data), size))


def saved(picture: Image.Image, form: str, more: dict[str, object]) -> bytes:
    kept = io.BytesIO()
    picture.save(kept, form, **more)
    return kept.getvalue()


@pytest.mark.parametrize(
    "path", sorted(path for path in EVIDENCE.iterdir() if path.suffix in SUFFIXES), ids=str
)
def test_ordinary_pictures_end_where_their_files_end(path: Path) -> None:
    data = path.read_bytes()

    assert not goes_on_after_its_end(SUFFIXES[path.suffix], pieces(data, 1 << 20))


@pytest.mark.parametrize(
    ("form", "media_type", "more"),
    [
        ("PNG", "image/png", {}),
        ("JPEG", "image/jpeg", {}),
        ("JPEG", "image/jpeg", {"progressive": True}),
        ("WEBP", "image/webp", {}),
        ("BMP", "image/bmp", {}),
    ],
)
def test_a_smaller_picture_written_over_a_larger_one_is_found(
    form: str, media_type: str, more: dict[str, object]
) -> None:
    larger, smaller = (
        saved(Image.effect_noise((side, side), 60).convert("RGB"), form, more) for side in (400, 90)
    )

    assert not goes_on_after_its_end(media_type, pieces(larger, 4096))
    assert not goes_on_after_its_end(media_type, pieces(smaller, 4096))
    assert goes_on_after_its_end(media_type, pieces(smaller + larger[len(smaller) :], 4096))
