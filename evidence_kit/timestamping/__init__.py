"""Time stamps over the ledger's head (RFC 3161): asked for by a person, one at a time, or never."""
