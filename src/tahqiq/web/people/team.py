"""Signing in and out: sessions kept by the server, and few guesses at a password."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from tahqiq.errors import AccountError
from tahqiq.store.account_book import AccountBook
from tahqiq.store.accounts import Account, Session, account_key
from tahqiq.web.people.passwords import Passwords
from tahqiq.web.people.rules import team_rules

SEEN_EVERY = timedelta(minutes=1)  # a session's last use is written no more often


class NotSignedIn(AccountError):
    """The name or the password is wrong; which of them is not said."""


class TooManyAttempts(AccountError):
    """Somebody is guessing.

    Args:
        wait: Seconds after which another attempt is looked at.
    """

    def __init__(self, wait: int) -> None:
        super().__init__(
            "there were too many attempts to sign in.",
            f"Wait {wait // 60} minutes, or let an owner set a new password.",
        )
        self.wait = wait


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """The people of one case at one workbench.

    Attributes:
        book: Their accounts.
        clock: The time now.
        token: Makes a fresh secret each call.
        passwords: Checks them.
    """

    book: AccountBook
    clock: Callable[[], datetime]
    token: Callable[[], str]
    passwords: Passwords

    def sign_in(self, name: str, password: str, address: str) -> tuple[str, Session]:
        """Begin a session: the secret for the browser, and what is kept of it.

        Raises:
            TooManyAttempts: For this name or from this address; nothing was looked at.
            NotSignedIn: The name or the password is wrong, or the account is closed.
        """
        account = self.check(name, password, address)
        secret, session = self._session(account)
        self.book.sign_ins.start(session)
        return secret, session

    def check(self, name: str, password: str, address: str) -> Account:
        """The account of somebody who knows its password.

        Raises:
            TooManyAttempts: For this name or from this address; nothing was looked at.
            NotSignedIn: The name or the password is wrong, or the account is closed.
        """
        self._count(name, address)
        account = self.book.account(name)
        is_open = account is not None and account.closed is None
        fits = self.passwords.fits(account.password if account else None, password)
        if account is None or not is_open or not fits:
            raise NotSignedIn("the name or the password is wrong.", "Try again.")
        self.book.sign_ins.forgive([_subject("name", account_key(name))])
        self._renew(account, password)
        return account

    def visitor(self, secret: str) -> Session | None:
        """The running session of a browser; None where there is none."""
        if not secret:
            return None
        found = self.book.sign_ins.running(
            digest(secret), now=self.stamp(), idle_since=self.idle_since()
        )
        if found is not None and found.seen <= self.stamp(-SEEN_EVERY):
            self.book.sign_ins.touch(found.secret, self.stamp())
        return found

    def sessions(self, name: str) -> tuple[Session, ...]:
        """The running sessions of somebody."""
        return self.book.sign_ins.running_of(
            name, now=self.stamp(), idle_since=self.idle_since()
        )

    def stamp(self, later: timedelta = timedelta()) -> str:
        """The time now, or some time from now, as accounts keep it."""
        moment = (self.clock() + later).astimezone(UTC)
        return moment.isoformat(timespec="seconds").replace("+00:00", "Z")

    def idle_since(self) -> str:
        """What was not seen since then is over."""
        return self.stamp(-timedelta(seconds=team_rules().limits.idle))

    def _count(self, name: str, address: str) -> None:
        limits = team_rules().limits
        allowed = self.book.sign_ins.attempt(
            [
                (_subject("name", account_key(name)), limits.attempts_name),
                (_subject("address", address), limits.attempts_address),
            ],
            at=self.stamp(),
            since=self.stamp(-timedelta(seconds=limits.window)),
        )
        if not allowed:
            raise TooManyAttempts(limits.window)

    def _renew(self, account: Account, password: str) -> None:
        if self.passwords.is_old(account.password):
            self.book.refresh_hash(account.name, self.passwords.renewed(password))

    def _session(self, account: Account) -> tuple[str, Session]:
        secret, now = self.token(), self.stamp()
        lifetime = timedelta(seconds=team_rules().limits.lifetime)
        session = Session(
            secret=digest(secret),
            name=account.name,
            role=account.role,
            created=now,
            seen=now,
            expires=self.stamp(lifetime),
        )
        return secret, session


def digest(secret: str) -> str:
    """What is kept of a browser's secret: whoever reads the database cannot use it."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _subject(kind: str, value: str) -> str:
    """What an attempt is counted under: people type passwords where names belong."""
    return hashlib.sha256(f"{kind}\n{value}".encode()).hexdigest()
