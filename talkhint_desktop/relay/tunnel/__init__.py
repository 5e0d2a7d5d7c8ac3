"""A public address for as long as it is held."""
