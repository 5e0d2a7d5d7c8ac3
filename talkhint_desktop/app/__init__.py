"""Joins the relay and the store, and takes what a face asks for."""

from talkhint_desktop.app.app import App, Where, clock

__all__ = ["App", "Where", "clock"]
