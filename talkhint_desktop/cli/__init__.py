"""PRINTS. One module a command family; knows no Qt."""
