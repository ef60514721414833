"""Reports handed in from the browser: read in the background, told step by step."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from threading import Condition, Thread

from tahqiq.errors import CaseBusy, TahqiqError
from tahqiq.model.document import Said
from tahqiq.pipeline import Reconciliation, Taking, add_received
from tahqiq.store.case_folder import CaseFolder
from tahqiq.web.absent import Absent
from tahqiq.web.desk import Desk

PATIENCE = 15.0  # seconds between two signs of life on a line that says nothing
KEPT = 20  # runs remembered


@dataclass(slots=True, kw_only=True)
class Run:
    """One lot of files on its way into the case."""

    id: str
    given: int
    names: list[str] = field(default_factory=list)
    count: Reconciliation | None = None
    trouble: str | None = None
    changed: Condition = field(default_factory=Condition)

    @property
    def is_done(self) -> bool:
        """Whether nothing more will be told."""
        return self.count is not None or self.trouble is not None

    def tell(self, name: str) -> None:
        """A file is done."""
        with self.changed:
            self.names.append(name)
            self.changed.notify_all()

    def end(self, count: Reconciliation | None, trouble: str | None) -> None:
        """All files are done, or the run could not go on."""
        with self.changed:
            self.count, self.trouble = count, trouble
            self.changed.notify_all()

    def told(self, after: int) -> Iterator[tuple[int, str | None]]:
        """Number and name of each file done, as they come; None for a sign of life."""
        while True:
            with self.changed:
                if after >= len(self.names) and not self.is_done:
                    self.changed.wait(PATIENCE)
                new, done = self.names[after:], self.is_done
            yield from enumerate(new, start=after + 1)
            after += len(new)
            if done and after >= len(self.names):
                return
            if not new:
                yield after, None


class Intake:
    """The runs of this workbench; one at a time, as the case has one writer."""

    def __init__(self, token: Callable[[], str]) -> None:
        self._token = token
        self._runs: dict[str, Run] = {}

    def start(
        self, desk: Desk, who: str, files: Sequence[tuple[str, bytes]], said: Said
    ) -> Run:
        """Begin to read files into the case.

        Raises:
            CaseBusy: Another run is going on.
        """
        if any(not run.is_done for run in self._runs.values()):
            raise CaseBusy("reports are being read already.", "Wait for their end.")
        run = Run(id=self._token()[:16], given=len(files))
        self._runs[run.id] = run
        for old in list(self._runs)[:-KEPT]:
            del self._runs[old]
        Thread(target=_read, args=(run, desk, who, files, said), daemon=True).start()
        return run

    def run(self, key: str) -> Run:
        """A run by its id.

        Raises:
            Absent: There is none.
        """
        if key not in self._runs:
            raise Absent(f"no reading is called {key!r}.", "See the documents.")
        return self._runs[key]


def _read(
    run: Run, desk: Desk, who: str, files: Sequence[tuple[str, bytes]], said: Said
) -> None:
    """Read files into the case; what cannot be done is told, never lost in a thread."""
    try:
        settings = desk.case_settings()
        taking = Taking(
            said=said, clock=desk.settings.clock, collector=who,
            english_model=settings.english_model,
        )  # fmt: skip
        custodian = desk.custodian(who)
        with CaseFolder.open(
            desk.path, custodian, database=settings.database
        ) as folder:
            folder.adopt_settings(settings)
            count = add_received(folder, files, taking, run.tell)
    except TahqiqError as error:
        run.end(None, str(error))
    else:
        run.end(count, None)
