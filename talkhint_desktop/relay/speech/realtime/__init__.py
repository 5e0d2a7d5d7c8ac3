"""Words from OpenAI's realtime transcription, over sockets that may break."""
