"""Every error a caller may catch. A bad *item* is never one of these.

A report that cannot be read becomes a stored `Refusal` and the batch goes on; an
exception is raised only for misuse or for a state in which going on would lose
something::

    TahqiqError
    ├── AccountError         an account of a team: no such name, role or right
    ├── CaseError            the case folder: absent, newer, busy, unwritable
    │   ├── CaseBusy         another process is adding to it
    │   └── CaseTooNew       written by a later version
    ├── CollectError         nothing at the address given
    ├── CodebookError        a YAML file breaks its schema
    ├── ContractError        JSON that is not reading-1 or case-1
    ├── IntegrityError       bytes, quote or custody chain do not verify
    ├── JudgementError       a judgement names what is not there, or contradicts
    │   └── JudgementConflict  somebody else has decided the same meanwhile
    ├── ModelMissing         the spaCy model is not installed
    ├── PartMissing          an optional part of the program is not installed
    └── ReleaseRefused       a dossier that may not be published as it stands
"""

from __future__ import annotations


class TahqiqError(Exception):
    """Base of all errors raised on purpose.

    Args:
        what: What went wrong, and where, naming the item.
        remedy: What to type or change next.
    """

    def __init__(self, what: str, remedy: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.what} {self.remedy}".strip()


class AccountError(TahqiqError):
    """An account is not there, is taken, or may not do what was asked."""


class CaseError(TahqiqError):
    """The case folder is absent, unreadable or cannot be written."""


class CaseBusy(CaseError):
    """Another process holds the case for writing."""


class CaseTooNew(CaseError):
    """The case was written by a later version of Tahqiq."""


class CollectError(TahqiqError):
    """There is nothing to collect at the address given."""


class CodebookError(TahqiqError):
    """A codebook file breaks its schema."""


class ContractError(TahqiqError):
    """JSON handed to us is not what its contract says."""


class IntegrityError(TahqiqError):
    """Evidence, a quote or the custody chain does not verify."""


class JudgementError(TahqiqError):
    """A judgement names something absent or contradicts a standing one."""


class JudgementConflict(JudgementError):
    """Others have decided the same thing since the page was made.

    Args:
        sequences: Numbers of their judgements, oldest first.
        authors: Who made them, in that order.
    """

    def __init__(self, sequences: tuple[int, ...], authors: tuple[str, ...]) -> None:
        super().__init__(
            f"{' and '.join(dict.fromkeys(authors))} decided this meanwhile "
            f"(judgement {', '.join(str(number) for number in sequences)}).",
            "Look at their decision, then decide again; nothing was recorded.",
        )
        self.sequences = sequences


class ModelMissing(TahqiqError):
    """The language model named in the settings is not installed."""


class PartMissing(TahqiqError):
    """An optional part of the program that was asked for is not installed."""


class ReleaseRefused(TahqiqError):
    """A release that would publish an unverified or withheld thing."""
