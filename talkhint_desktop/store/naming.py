"""The names of numbers in the database: written, and joined to calls."""

import sqlite3

from talkhint_desktop.core.events import Name

# The other one's number in a row of `call`, as `core.past.other_number` has it.
OTHER = """
    json_extract(call.line, CASE json_extract(call.line, '$.direction')
                            WHEN 'inbound' THEN '$.from' ELSE '$.to' END)
"""
NAME = f"ifnull((SELECT name FROM person WHERE number = {OTHER}), '')"  # noqa: S608


def write_name(db: sqlite3.Connection, event: Name) -> None:
    """Keep a name, or forget it, inside the transaction that the caller holds."""
    if not event.name:
        db.execute("DELETE FROM person WHERE number = ?", (event.number,))
        return
    db.execute(
        """
        INSERT INTO person (number, name, at) VALUES (?, ?, ?)
        ON CONFLICT (number) DO UPDATE SET name = excluded.name, at = excluded.at
        """,
        (event.number, event.name, event.at),
    )


def all_names(db: sqlite3.Connection) -> list[Name]:
    """Return every name that is kept."""
    rows = db.execute("SELECT at, number, name FROM person ORDER BY number")
    return [Name(at=at, number=number, name=name) for at, number, name in rows]
