"""KEEPS. Everything on this disk."""
