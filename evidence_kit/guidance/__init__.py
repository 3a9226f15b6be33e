"""What to do: steps, contacts and tools for a person's country, age and situation."""
