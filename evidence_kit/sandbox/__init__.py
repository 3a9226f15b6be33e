"""Decode untrusted pictures in a child that has locked itself down first."""
