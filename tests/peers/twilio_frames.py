"""WebSocket frames as a client writes and reads them, right or wrong."""

import os
import struct

TEXT, BINARY, CLOSE, PING, PONG = 1, 2, 8, 9, 10


def frame(
    opcode: int, payload: bytes, *, declared: int | None = None, final: bool = True
) -> bytes:
    """Return a masked frame; `declared` is a length that need not be true."""
    length = len(payload) if declared is None else declared
    head = bytes([opcode | (0x80 if final else 0)])
    if length < 126:
        head += bytes([0x80 | length])
    elif length < 1 << 16:
        head += bytes([0x80 | 126]) + struct.pack("!H", length)
    else:
        head += bytes([0x80 | 127]) + struct.pack("!Q", length)
    mask = os.urandom(4)
    key = (mask * (len(payload) // 4 + 1))[: len(payload)]
    masked = int.from_bytes(payload) ^ int.from_bytes(key)
    return head + mask + masked.to_bytes(len(payload))


class FrameReader:
    """Cuts what a server sends into frames; bytes in, frames out."""

    def __init__(self) -> None:
        self._left = b""

    def feed(self, data: bytes) -> list[tuple[int, bytes]]:
        """Return the frames that are whole by now, as opcode and payload."""
        self._left += data
        frames: list[tuple[int, bytes]] = []
        while found := self._next():
            frames.append(found)
        return frames

    def _next(self) -> tuple[int, bytes] | None:
        if len(self._left) < 2:
            return None
        opcode, length, at = self._left[0] & 0x0F, self._left[1] & 0x7F, 2
        if length >= 126:
            size = 2 if length == 126 else 8
            at += size
            if len(self._left) < at:
                return None
            length = int.from_bytes(self._left[2:at])
        if len(self._left) < at + length:
            return None
        payload, self._left = self._left[at : at + length], self._left[at + length :]
        return opcode, payload
