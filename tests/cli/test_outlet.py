"""Standard output that nobody reads holds nothing up."""

import os
import time

from talkhint_desktop.cli.outlet import Outlet


def test_a_pipe_that_nobody_reads_does_not_make_the_writer_wait() -> None:
    reading, writing = os.pipe()
    with os.fdopen(reading, "r") as reader, os.fdopen(writing, "w") as pipe:
        outlet = Outlet(pipe)
        begun = time.monotonic()
        for _ in range(20_000):
            outlet.write("a line that a full pipe has no room for\n")
            outlet.flush()
        took = time.monotonic() - begun
        first = reader.readline()
        reader.close()  # the writing thread ends with its reader
        outlet.close()

    assert took < 5
    assert first == "a line that a full pipe has no room for\n"


def test_what_was_written_before_the_end_is_all_there() -> None:
    reading, writing = os.pipe()
    with os.fdopen(reading, "r") as reader:
        with os.fdopen(writing, "w") as pipe:
            outlet = Outlet(pipe)
            for number in range(100):
                outlet.write(f"{number}\n")
                outlet.flush()
            outlet.close()
        lines = reader.read().split()

    assert lines == [str(number) for number in range(100)]
