"""Names from outside in a form that JSON, TOML and every database can hold."""

from __future__ import annotations

import json

NOT_IN_TOML = "\x7f"  # the one character JSON leaves bare and TOML forbids


def writable(text: str) -> str:
    r"""The text with what cannot be encoded spelled out, so that nothing is lost.

    A file name that is not UTF-8 reaches Python with lone surrogates, and PostgreSQL
    holds no NUL: both become visible escapes.

    >>> writable("caf\udce9.txt")
    'caf\\udce9.txt'
    """
    spelled = text.encode("utf-8", "backslashreplace").decode("utf-8")
    return spelled.replace("\x00", "\\x00")


def toml_string(text: str) -> str:
    r"""The text as a TOML basic string on one line.

    >>> print(toml_string('Who "ordered" it?'))
    "Who \"ordered\" it?"
    """
    quoted = json.dumps(writable(text), ensure_ascii=False)
    return quoted.replace(NOT_IN_TOML, "\\u007f")
