"""Joins the relay and the store, and takes what a face asks for."""

from talkhint_desktop.app.app import App, clock
from talkhint_desktop.app.commands import Part
from talkhint_desktop.app.where import Where

__all__ = ["App", "Part", "Where", "clock"]
