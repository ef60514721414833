"""Who may work on a case: accounts and their sessions, beside the records of the case.

They are no part of the case: `export` does not hold them, and in a case folder they lie
in a file of their own, ``people.db``, which is left out where the folder is handed over.
Of a password there is a hash made by the caller; of a session's secret its SHA-256; of
a name that somebody tried to sign in with its SHA-256, as people type passwords there.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Literal, get_args

from tahqiq.errors import AccountError

Role = Literal["reader", "analyst", "editor", "owner"]  # each may what those before may
ROLES: tuple[Role, ...] = get_args(Role)
Deed = Literal[
    "created",
    "role",
    "password",
    "closed",
    "reopened",
    "signed-in",
    "signed-out",
    "sessions-ended",
]

LONGEST_NAME = 80  # characters: a line in a table of judgements
PEOPLE_FILE = "people.db"
# Control, format, private, surrogate, unassigned.
UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})
JOINERS = (
    "\u200c\u200d"  # Persian and Urdu are written with them; names differ not in them
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One person who may sign in; `name` is the author of their judgements.

    An account is closed and never removed: its judgements keep their author, and nobody
    else can take the name. `password` is an argon2 hash.
    """

    name: str
    role: Role
    password: str
    created: str
    closed: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One sign-in of one person; `secret` is the SHA-256 of what the browser holds.

    It ends at `expires`, or after a time without a request since `seen`, or on demand.
    """

    secret: str
    name: str
    role: Role
    created: str
    seen: str
    expires: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing done to the accounts, by whom and to whom; never changed, never removed."""

    at: str
    by: str
    deed: Deed
    name: str
    detail: str


def account_key(name: str) -> str:
    """What two spellings of one account's name have in common.

    >>> account_key("  Mina  Darvish ") == account_key("mina darvish")
    True
    """
    seen = "".join(char for char in name if char not in JOINERS)
    return " ".join(unicodedata.normalize("NFKC", seen).split()).casefold()


def proper_name(name: str) -> str:
    """The name as it will stand beside judgements: outer and double spaces gone.

    Raises:
        AccountError: It is empty, too long, or holds characters that cannot be seen and
            would let one name pass for another.
    """
    shown = " ".join(unicodedata.normalize("NFC", name).split())
    if not shown or len(shown) > LONGEST_NAME:
        raise AccountError(
            f"a name has 1 to {LONGEST_NAME} characters, not {len(shown)}.",
            "Write the name that is to stand beside the judgements.",
        )
    unseen = [
        char
        for char in shown
        if unicodedata.category(char) in UNSEEN and char not in JOINERS
    ]
    if unseen:
        raise AccountError(
            f"the name holds the invisible character U+{ord(unseen[0]):04X}.",
            "Type the name anew.",
        )
    return shown


def require_role(role: str) -> Role:
    """The role of that name.

    Raises:
        AccountError: There is none.
    """
    for known in ROLES:
        if role == known:
            return known
    raise AccountError(f"there is no role {role!r}.", f"Use one of {', '.join(ROLES)}.")
