"""Sign-ins in a database: sessions that run, and attempts counted against guessing.

Times are ISO 8601 in UTC to the second, all of one form, so that they compare as text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, delete, func, insert, select, update

from tahqiq.store.accounts import Session, account_key
from tahqiq.store.accounts_sql import alone, end_all, enter, require
from tahqiq.store.accounts_tables import ACCOUNTS, ATTEMPTS, SESSIONS
from tahqiq.store.database import Database


class SignIns:
    """Sessions and sign-in attempts of one case."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def start(self, session: Session) -> None:
        """Note a sign-in; sessions long over are forgotten."""
        with self._database.write() as connection:
            connection.execute(
                delete(SESSIONS).where(SESSIONS.c.expires <= session.created)
            )
            connection.execute(
                insert(SESSIONS).values(
                    secret=session.secret,
                    account=account_key(session.name),
                    created=session.created,
                    seen=session.seen,
                    expires=session.expires,
                )
            )
            enter(
                connection, session.created, session.name, "signed-in", session.name, ""
            )

    def running(self, secret: str, *, now: str, idle_since: str) -> Session | None:
        """The running session with that secret; None for one that is over or unknown.

        Args:
            secret: SHA-256 of what the browser sent.
            now: What has expired by then is over.
            idle_since: What has not been seen since then is over.
        """
        query = _running(now, idle_since).where(SESSIONS.c.secret == secret)
        with self._database.read() as connection:
            row = connection.execute(query).mappings().first()
        return None if row is None else Session(**row)

    def running_of(
        self, name: str, *, now: str, idle_since: str
    ) -> tuple[Session, ...]:
        """The running sessions of somebody, oldest first."""
        query = _running(now, idle_since).where(SESSIONS.c.account == account_key(name))
        with self._database.read() as connection:
            rows = connection.execute(query.order_by(SESSIONS.c.created)).mappings()
            return tuple(Session(**row) for row in rows)

    def touch(self, secret: str, now: str) -> None:
        """Note that a session is in use."""
        with self._database.write() as connection:
            connection.execute(
                update(SESSIONS).where(SESSIONS.c.secret == secret).values(seen=now)
            )

    def end(self, session: Session, *, at: str) -> None:
        """Sign out."""
        with self._database.write() as connection:
            connection.execute(
                delete(SESSIONS).where(SESSIONS.c.secret == session.secret)
            )
            enter(connection, at, session.name, "signed-out", session.name, "")

    def end_all_of(self, name: str, *, by: str, at: str, keep: str = "") -> int:
        """End every session of somebody but `keep`.

        Returns:
            How many there were.
        """
        with self._database.write() as connection:
            account = require(connection, name)
            ended = end_all(connection, account, keep)
            enter(connection, at, by, "sessions-ended", account.name, f"{ended}")
        return ended

    def attempt(
        self, limits: Sequence[tuple[str, int]], *, at: str, since: str
    ) -> bool:
        """Note an attempt to sign in, unless there have been too many.

        The count and the note are one step, so attempts at once cannot outrun it.

        Args:
            limits: What is counted (a hash of the name, one of the address), each with
                the number allowed.
            at: Now.
            since: Attempts before then count no more.

        Returns:
            Whether the password may be looked at.
        """
        with self._database.write() as connection:
            alone(connection)
            connection.execute(delete(ATTEMPTS).where(ATTEMPTS.c.at <= since))
            if any(_attempts(connection, row) >= most for row, most in limits):
                return False
            rows = [{"subject": subject, "at": at} for subject, _ in limits]
            connection.execute(insert(ATTEMPTS), rows)
        return True

    def forgive(self, subjects: Sequence[str]) -> None:
        """Forget the attempts of somebody who has signed in."""
        with self._database.write() as connection:
            connection.execute(delete(ATTEMPTS).where(ATTEMPTS.c.subject.in_(subjects)))


def _running(now: str, idle_since: str) -> Select[Any]:
    """Sessions that are not over, of accounts that are not closed."""
    return (
        select(
            SESSIONS.c.secret, ACCOUNTS.c.name, ACCOUNTS.c.role,
            SESSIONS.c.created, SESSIONS.c.seen, SESSIONS.c.expires,
        )
        .join(ACCOUNTS, ACCOUNTS.c.key == SESSIONS.c.account)
        .where(
            SESSIONS.c.expires > now,
            SESSIONS.c.seen > idle_since,
            ACCOUNTS.c.closed.is_(None),
        )
    )  # fmt: skip


def _attempts(connection: Connection, subject: str) -> int:
    query = select(func.count()).where(ATTEMPTS.c.subject == subject)
    return connection.scalar(query) or 0
