"""Archives as publishers make them, and as nobody should."""

import bz2
import io
import tarfile
from collections.abc import Mapping


def tar_bz2(files: Mapping[str, bytes], *more: tarfile.TarInfo) -> bytes:
    """Return an archive of `files`, and of members that bring no bytes."""
    plain = io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
        for member in more:
            archive.addfile(member)
    return bz2.compress(plain.getvalue())


def member(name: str, kind: bytes, target: str = "") -> tarfile.TarInfo:
    """Return a member that is no file: a link, a device, a folder."""
    made = tarfile.TarInfo(name)
    made.type, made.linkname = kind, target
    return made
