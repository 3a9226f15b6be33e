"""One file per page; pages do not know each other."""
