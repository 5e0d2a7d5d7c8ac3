"""Vendors' words, pure like core: bytes and text in, values out; no I/O."""
