"""Evidence Kit: keeps what proves online sextortion exactly as it was, and hands it over."""

__version__ = "0.1.0"
