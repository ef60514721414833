"""Passwords: argon2id with the settings of RFC 9106, never kept, never told."""

from __future__ import annotations

import unicodedata
from functools import cached_property
from threading import Semaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from tahqiq.errors import AccountError
from tahqiq.store.accounts import account_key
from tahqiq.web.people.rules import team_rules

AT_ONCE = 2  # each takes 64 MB: guesses from many addresses must not fill the memory


class Passwords:
    """Makes and checks the hashes of passwords.

    Args:
        hasher: How costly a hash is; by default as RFC 9106 asks for memory that is dear.
    """

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._turn = Semaphore(AT_ONCE)

    def hashed(self, password: str, name: str) -> str:
        """The hash to keep of a new password.

        Raises:
            AccountError: It is too short, too long, or easily guessed.
        """
        limits = team_rules().limits
        if not limits.password <= len(password) <= limits.longest:
            raise AccountError(
                f"a password has {limits.password} to {limits.longest} characters.",
                "Four or five words that nobody would put together are a good one.",
            )
        plain = account_key(password)
        if len(set(plain)) < 5 or account_key(name) in plain:
            raise AccountError(
                "that password is too easily guessed.",
                "It may not hold the name, nor the same few characters over and over.",
            )
        return self._hasher.hash(_spelt(password))

    def fits(self, kept: str | None, password: str) -> bool:
        """Whether a password is the one that was hashed.

        Without a hash, because nobody has that name, it takes as long and is False.
        """
        if len(password) > team_rules().limits.longest:
            return False
        try:
            with self._turn:
                self._hasher.verify(kept or self._nobodys, _spelt(password))
        except (VerificationError, InvalidHashError):
            return False
        return kept is not None

    def is_old(self, kept: str) -> bool:
        """Whether the hash was made with other settings than are asked for now."""
        return self._hasher.check_needs_rehash(kept)

    def renewed(self, password: str) -> str:
        """A hash with the settings of now of a password that has just been right."""
        return self._hasher.hash(_spelt(password))

    @cached_property
    def _nobodys(self) -> str:
        return self._hasher.hash("nobody has this password")


def _spelt(password: str) -> str:
    """One spelling for what different keyboards send for the same characters."""
    return unicodedata.normalize("NFKC", password)
