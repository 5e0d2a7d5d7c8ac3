"""Asks a language model for text: OpenAI's, or one that speaks the same."""
