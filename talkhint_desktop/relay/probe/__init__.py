"""Checks whether the next call will work, by asking as Twilio would."""
