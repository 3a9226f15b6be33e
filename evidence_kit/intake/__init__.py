"""What comes in: one door for every route, then byte for byte into the vault."""
