"""Audio to words."""
