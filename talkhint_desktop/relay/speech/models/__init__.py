"""Models for the local engine: which there are, where they lie, how they come."""
