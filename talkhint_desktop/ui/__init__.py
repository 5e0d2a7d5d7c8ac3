"""SHOWS. The only place that knows Qt."""
