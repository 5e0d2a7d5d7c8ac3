"""A caller that behaves like Twilio."""
