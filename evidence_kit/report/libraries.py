"""The libraries that make a report, by version: what somebody needs who wants to make it again."""

import cryptography
import reportlab
import uharfbuzz


def libraries() -> str:
    """Return what sets the pages, draws the letters and signs."""
    return (
        f"ReportLab {reportlab.Version}, HarfBuzz {uharfbuzz.version_string()}, "
        f"cryptography {cryptography.__version__}"
    )
