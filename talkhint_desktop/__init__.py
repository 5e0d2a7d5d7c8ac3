"""TalkHint Desktop: hears a phone call and tells the agent what to say."""
