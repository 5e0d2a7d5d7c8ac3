"""Picks a face: the window, or a command in the terminal. Loads nothing heavy."""

import os
import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

OUR_BUG = 70


def main() -> None:
    """Run TalkHint and exit with its code."""
    os.umask(0o077)  # what we write about calls is for this user alone
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a Windows console is not UTF-8
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        code = _carry_out()
    except KeyboardInterrupt:
        code = 1
    except Exception as error:  # noqa: BLE001  our bug: it ends in a report
        code = _crashed(error)
    sys.exit(code)


def _carry_out() -> int:
    # Here, so that Ctrl+C while it loads ends as quietly as later.
    from talkhint_desktop.cli import main as command_line  # noqa: PLC0415

    args = command_line.parse(sys.argv[1:])
    return command_line.run(args, _window)


def _window(args: "argparse.Namespace") -> int:
    from talkhint_desktop.cli import configuration, screen  # noqa: PLC0415
    from talkhint_desktop.core import links  # noqa: PLC0415

    if args.link:
        links.read(args.link)  # refused at once, whatever else is wrong
    offscreen = screen.platform_needed() == "offscreen"
    if not (screen.has_display() or offscreen):
        print(
            "There is no screen to open a window on.\n"
            "Use TalkHint in the terminal: talkhint demo, talkhint relay",
            file=sys.stderr,
        )
        return 1
    if why_not := screen.why_no_window(offscreen=offscreen):
        print(why_not, file=sys.stderr)
        return 1
    if args.has_tray:
        from talkhint_desktop.ui import tray_check  # noqa: PLC0415

        return tray_check.run()
    # Only now: without its system libraries Qt ends the process by itself.
    from talkhint_desktop.ui import only_one  # noqa: PLC0415
    from talkhint_desktop.ui.options import Options  # noqa: PLC0415

    settings = configuration.load(secrets=False)
    return only_one.run(
        Options(
            attach=args.attach,
            screenshots=args.screenshots,
            close_after_call=args.close_after_call,
            language=settings.language,
            theme=args.theme or settings.theme.value,
            theme_held=bool(args.theme),
            text_size=settings.text_size,
            places=settings.window_places,
            maximized=settings.window_maximized,
            link=args.link,
            hidden=args.hidden,
        ),
        configuration.folder(),
    )


def _crashed(error: Exception) -> int:
    from talkhint_desktop.cli import crash  # noqa: PLC0415

    print(crash.report(error), file=sys.stderr)
    return OUR_BUG


if __name__ == "__main__":
    main()
