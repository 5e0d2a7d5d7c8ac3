"""Asks a webhook the way Twilio does, for practice calls and for checks."""
