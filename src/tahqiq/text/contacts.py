"""Telephone numbers, addresses of mail and accounts, as people write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# A country's code or a leading zero, and then seven to twelve digits in groups.
_NUMBER = re.compile(
    r"(?<![\w.,/-])(?:(?:\+|00)[1-9]\d{0,2}[\s().-]{0,2}|0|\(0)(?:\d[\s().-]{0,2}){7,12}(?<=\d)(?!\w)"
)
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_ACCOUNT = re.compile(r"(?<![\w@./])@[A-Za-z_]\w{2,}")


class Contact(NamedTuple):
    """Words by which somebody can be reached."""

    start: int
    end: int
    exact: str


def contacts_in(text: str) -> Iterator[Contact]:
    """Every number, mail address and account of a text.

    >>> text = "Write to a.b@example.org or @ab_press, or call +964 770 123 4567."
    >>> [found.exact for found in contacts_in(text)]
    ['+964 770 123 4567', 'a.b@example.org', '@ab_press']
    >>> list(contacts_in("On 11-03-2031 some 200,000,000 dinars went missing."))
    []
    """
    for pattern in (_NUMBER, _MAIL, _ACCOUNT):
        for found in pattern.finditer(text):
            yield Contact(found.start(), found.end(), found[0])
