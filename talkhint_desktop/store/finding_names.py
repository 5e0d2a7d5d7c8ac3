"""Finds out whose name holds a word that is looked for."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing

from talkhint_desktop.store.search import Term
from talkhint_desktop.store.writing import folded


def numbers_named(db: sqlite3.Connection, terms: Sequence[Term]) -> list[list[str]]:
    """Return for each term the numbers in whose name it is.

    The words of names are told apart as those of calls are, by an index that is
    made anew: names are few, and so no trace of one outlives it.
    """
    names = db.execute("SELECT number, name FROM person").fetchall()
    if not names:
        return [[] for _ in terms]
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as index:
        index.execute(
            """
            CREATE VIRTUAL TABLE names USING fts5 (
                body, number UNINDEXED, tokenize = 'unicode61 remove_diacritics 2'
            )
            """
        )
        index.execute("BEGIN")
        index.executemany(
            "INSERT INTO names (number, body) VALUES (?, ?)",
            [(number, folded(name)) for number, name in names],
        )
        find = "SELECT number FROM names WHERE names MATCH ?"
        return [
            [number for (number,) in index.execute(find, (term.match,))]
            for term in terms
        ]
