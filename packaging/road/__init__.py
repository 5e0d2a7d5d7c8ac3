"""The road from a bare Python to a running TalkHint. Standard library only."""
