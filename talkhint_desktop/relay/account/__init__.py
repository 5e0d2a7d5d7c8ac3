"""The Twilio account's side, over Twilio's REST API."""
