"""Codebook files, read once and checked against the shape their user asks for."""

from __future__ import annotations

import re
from collections.abc import Hashable
from functools import cache
from importlib import resources
from typing import TypeVar, cast

import msgspec
import yaml

from tahqiq.errors import CodebookError

T = TypeVar("T")

FOLDER = resources.files("tahqiq.codebook")
BASE = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml is not on every wheel
WORDS = {"tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp"}


class WordLoader(BASE):  # type: ignore[misc,valid-type]
    """Safe YAML in which ``no``, ``on`` and dates stay words, as cues need them to."""


WordLoader.yaml_implicit_resolvers = {
    first: [pair for pair in pairs if pair[0] not in WORDS]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
WordLoader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf")
)


def load_yaml(name: str, shape: type[T]) -> T:
    """The codebook file `name`, as a record of type `shape`.

    Args:
        name: File name without ``.yaml``.
        shape: A frozen dataclass or a container type that msgspec can convert to.

    Raises:
        CodebookError: The file is absent, is not YAML, or does not fit the shape.
    """
    return cast("T", _load(name, cast("Hashable", shape)))


@cache
def _load(name: str, shape: Hashable) -> object:
    try:
        text = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
        return msgspec.convert(yaml.load(text, Loader=WordLoader), shape)
    except FileNotFoundError as error:
        raise CodebookError(f"no codebook file {name}.yaml.") from error
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise CodebookError(f"codebook/{name}.yaml: {error}.", "Mend it.") from error
