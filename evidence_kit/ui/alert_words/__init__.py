"""What the window says of each refusal, by subject; :mod:`evidence_kit.ui.alerts` joins it."""
