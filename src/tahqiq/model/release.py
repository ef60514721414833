"""What stands against a release."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One reason not to publish: `kind` names the rule, `item` what breaks it."""

    kind: str
    item: str
    detail: str
