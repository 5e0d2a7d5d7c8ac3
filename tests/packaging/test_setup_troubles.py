import errno
import os

import pytest
from road.trouble import cause_of, cause_of_os_error, last_lines


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, "disk"),
        (errno.EACCES, "permission"),
        (errno.EROFS, "permission"),
        (errno.EIO, "?"),
    ],
)
def test_a_refusal_of_the_disk_is_told_in_a_sentence(number: int, kind: str) -> None:
    cause = cause_of_os_error(OSError(number, os.strerror(number), ".venv"))

    assert cause.kind == kind
    assert cause.remedy.endswith(".")


@pytest.mark.parametrize(
    ("log", "kind"),
    [
        ("OSError: [Errno 28] No space left on device: '/x'", "disk"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE", "hash"),
        ("Hash mismatch for `numpy==2.4.6`", "hash"),
        ("SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed", "certificate"),
        ("error: invalid peer certificate: UnknownIssuer", "certificate"),
        ("HTTP status client error (403 Forbidden) for url", "refused"),
        ("ERROR: 401 Client Error: Unauthorized for url", "refused"),
        ("PermissionError: [Errno 13] Permission denied: '/x'", "permission"),
        ("[Errno -3] Temporary failure in name resolution", "network"),
        ("NewConnectionError: [Errno 111] Connection refused\nNo matching", "network"),
        ("ERROR: No matching distribution found for PySide6-Essentials", "no-build"),
        ("something else", "?"),
    ],
)
def test_the_log_of_a_step_tells_the_cause(log: str, kind: str) -> None:
    cause = cause_of(f"Collecting one\n{log}\nlast words\n")

    assert cause.kind == kind
    assert cause.message.endswith(".")


def test_only_the_end_of_a_long_log_is_shown() -> None:
    log = "\n\n".join(f"line {number} " + "x" * 400 for number in range(50))

    shown = last_lines(log).splitlines()

    assert len(shown) == 12
    assert shown[-1].startswith("  line 49")
    assert max(len(line) for line in shown) <= 162
