"""The same verbs in a terminal; exit codes from the error catalogue."""
