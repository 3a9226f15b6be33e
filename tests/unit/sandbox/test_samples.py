from evidence_kit.sandbox.samples import samples

SIGNATURES = {
    "JPEG": b"\xff\xd8\xff",
    "PNG": b"\x89PNG",
    "GIF": b"GIF8",
    "WEBP": b"RIFF",
    "BMP": b"BM",
    "HEIF": b"\x00\x00\x00\x1cftypheic",
}


def test_there_is_a_sample_of_every_format():
    found = samples()
    for signature in SIGNATURES.values():
        assert any(sample.startswith(signature) for sample in found)


def test_a_sample_is_tiny():
    assert all(len(sample) < 2_000 for sample in samples())
