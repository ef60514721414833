"""What a computation looked at, so that it is done anew only where one of that changed.

What becomes of an incident, or of the speakers of a document, rests on a few of the
tables' many rows, and no list written by hand of which these are would stay true as
rules are added. So the rows are noted as they are read, by whatever rule; an answer is
found again as long as every row that was read is the same (as in a build system).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import fields, replace
from typing import Any, Generic, TypeVar, cast

from tahqiq.corroborate.ground import Ground
from tahqiq.model.case import Case, CaseEntity, Incident
from tahqiq.model.lookup import CaseIndex
from tahqiq.model.memory import Kept

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
T = TypeVar("T")

MISSING = object()
ALL = "*"  # the key of a table that was read as a whole
Log = dict[tuple[str, Any], Any]
Reads = tuple[Any, ...]  # table, key, row: three places for each row
# Rows that the ground of a document answers for: to have read them is to have read it.
LOCAL = frozenset(
    {"claims", "sentences", "events", "readings", "in_play", "told_in", "main_incident",
     "misdated", "near", "entity_of", "incident_of"}
)  # fmt: skip
DOCUMENT = "document"


class Trace:
    """The tables of a case, noting what is read of them while an answer is made.

    `ground` is the ground of the case to be read in place of the one it is given.
    """

    def __init__(self, ground: Ground) -> None:
        self.log: Log = {}
        self._ground = ground
        self._tables: dict[str, Any] = {}
        self._alike: dict[tuple[int, int], bool] = {}
        index = replace(ground.index, case=cast("Case", self._parts("case", ground.index.case)),
                        **self._watched(ground.index))  # fmt: skip
        self.ground = replace(
            ground, index=index, around=self._around, **self._watched(ground)
        )

    def table(self, name: str, held: Mapping[K, V]) -> Mapping[K, V]:
        """A further table, to be read through what is given back."""
        self._tables[name] = held
        return _Rows(name, held, self)

    def members(self, name: str, held: AbstractSet[K]) -> AbstractSet[K]:
        """A further set, to be asked through what is given back."""
        self._tables[name] = held
        return _Members(name, held, self)

    def looked(
        self, kept: Kept[tuple[Any, Reads], T], about: str, given: object, made: Callable[[], T]
    ) -> T:  # fmt: skip
        """What `made` makes of `given` and of what it reads here, found again if it can."""

        def anew() -> tuple[tuple[Any, Reads], T]:
            self.log = {}
            found = made()
            rows = self.log.items()
            return (
                given,
                tuple(one for key, row in rows for one in (*key, row)),
            ), found

        return kept.while_true(about, lambda then: self._holds(then, given), anew)

    def note(self, table: str, key: object, row: object) -> None:
        """A row was read, or was looked for and is not there."""
        if table in LOCAL:
            document = key if isinstance(key, str) else _document(key)
            self.log[DOCUMENT, document] = self._row(DOCUMENT, document)
            if isinstance(row, CaseEntity | Incident):
                named = "entities" if isinstance(row, CaseEntity) else "incidents"
                self.log[named, row.id] = row
        else:
            self.log[table, key] = row

    def _holds(self, then: tuple[Any, Reads], given: object) -> bool:
        before, reads = then
        if not (before is given or before == given):
            return False
        return all(
            self._same(reads[at + 2], self._row(reads[at], reads[at + 1]))
            for at in range(0, len(reads), 3)
        )

    def _row(self, table: str, key: Any) -> object:
        """What stands in a table now."""
        if table == DOCUMENT:
            there = key in self._ground.index.readings
            return self._ground.of(key) if there else MISSING
        held = self._tables[table]
        if key == ALL:
            return held
        if table == "case":
            return getattr(held, key)
        if isinstance(held, AbstractSet):
            return key in held
        return held.get(key, MISSING)

    def _same(self, then: object, now: object) -> bool:
        """Whether two rows are equal; what is long to compare is compared once."""
        if then is now:
            return True
        if isinstance(then, str | bool) or then is MISSING or now is MISSING:
            return then == now
        pair = id(then), id(now)  # of rows that are all kept while this drawing lasts
        if pair not in self._alike:
            self._alike[pair] = then == now
        return self._alike[pair]

    def _around(self, document: str) -> Ground:
        found = self._ground.of(document)
        self.log[DOCUMENT, document] = found
        return found

    def _watched(self, tables: Ground | CaseIndex) -> dict[str, Any]:
        """Every table of a record in its watched form."""
        found: dict[str, Any] = {}
        for field in fields(tables):
            held = getattr(tables, field.name)
            if field.name == "memo":
                continue
            if isinstance(held, Mapping):
                found[field.name] = self.table(field.name, held)
            elif isinstance(held, AbstractSet):
                found[field.name] = self.members(field.name, held)
            elif isinstance(held, tuple):
                self._tables[field.name] = held
                found[field.name] = _Whole(field.name, held, self)
        return found

    def _parts(self, name: str, held: object) -> object:
        self._tables[name] = held
        return _Parts(name, held, self)


def _document(key: Any) -> str:
    """The document that a row is of: that of a reference, or the first of a pair."""
    found: str = key[0] if isinstance(key, tuple) else key.document
    return found


class _Watched(Generic[T]):
    """A table of the case under its name, and whom it tells what is read of it."""

    __slots__ = ("_held", "_name", "_trace")

    def __init__(self, name: str, held: T, trace: Trace) -> None:
        self._name, self._held, self._trace = name, held, trace

    def _all(self) -> T:
        """The table itself, read as a whole."""
        self._trace.log[self._name, ALL] = self._held
        return self._held


class _Rows(_Watched[Mapping[K, V]], Mapping[K, V]):
    """A table that says which rows of it are read."""

    __slots__ = ()

    def __getitem__(self, key: K) -> V:
        found = self._held.get(key, MISSING)
        self._trace.note(self._name, key, found)
        if found is MISSING:
            raise KeyError(key)
        return cast("V", found)

    def __iter__(self) -> Iterator[K]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())


class _Members(_Watched[AbstractSet[K]], AbstractSet[K]):
    """A set that says of what it is asked whether that is in it."""

    __slots__ = ()

    def __contains__(self, key: object) -> bool:
        found = key in self._held
        self._trace.log[self._name, key] = found
        return found

    def __iter__(self) -> Iterator[K]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    @classmethod
    def _from_iterable(cls, it: Iterable[T]) -> frozenset[T]:
        """What is made of a set and another one is a plain set."""
        return frozenset(it)


class _Whole(_Watched[tuple[V, ...]], Sequence[V]):
    """A list that says that it was read."""

    __slots__ = ()

    def __getitem__(self, at: Any) -> Any:
        return self._all()[at]

    def __len__(self) -> int:
        return len(self._all())


class _Parts(_Watched[T]):
    """A record that says which of its fields are read."""

    __slots__ = ()

    def __getattr__(self, field: str) -> object:
        found = getattr(self._held, field)
        self._trace.log[self._name, field] = found
        return found
