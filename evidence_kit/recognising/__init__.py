"""Text → identifiers, payments and links, with spans and check digits."""
