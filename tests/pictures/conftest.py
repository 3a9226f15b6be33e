from tests.windows import dressed_application, no_window_is_left, theme, words

__all__ = ["dressed_application", "no_window_is_left", "theme", "words"]
