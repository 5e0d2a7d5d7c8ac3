"""TALKS. Everything on the network."""
