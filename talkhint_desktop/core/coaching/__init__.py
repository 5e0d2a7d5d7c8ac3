"""What a model is asked about a call, and what becomes of its answer."""
