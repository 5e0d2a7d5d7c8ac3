"""Judges whether the next call will work. Evidence in, findings out; no I/O."""
