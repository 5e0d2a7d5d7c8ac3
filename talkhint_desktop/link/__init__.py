"""CARRIES. Messages both ways between a face and a relay."""
