"""What the officer receives: a package that can be checked with nothing of ours installed."""
