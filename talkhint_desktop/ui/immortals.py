"""Keeps `None`, `True` and `False` alive where Qt's bindings forget to count."""

import ctypes
import sys

_PLENTY = sys.maxsize // 4


def keep_alive() -> None:
    """Give them more references than Qt could ever drop.

    The wheels of PySide6 6.12.0 return these without counting, as is right from
    Python 3.12 on, where they never die. Before that every call into Qt drops a
    reference, and within minutes Python ends with "deallocating None".
    """
    if sys.version_info >= (3, 12):
        return
    for value in (None, True, False, NotImplemented):
        if sys.getrefcount(value) < _PLENTY:
            ctypes.c_ssize_t.from_address(id(value)).value += _PLENTY
