"""What the officer reads: a case file → content → text → layout → PDF."""
