"""The door: what comes in, what is refused and why (M1, M3, rule 10)."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from tahqiq.collect import Limits, collect
from tahqiq.errors import CollectError
from tahqiq.model.document import Capture, Refusal, Said

NOON = datetime(2031, 3, 12, 15, 0, tzinfo=timezone(timedelta(hours=3)))
REPORT = "Two men were shot dead in Sahran on Tuesday."


def taken(*sources, said=None, limits=None, clock=lambda: NOON):
    return list(
        collect(
            sources,
            said=said or Said(),
            clock=clock,
            collector="R. Analyst",
            limits=limits or Limits(),
        )
    )


def captures(*sources, **options):
    return [one for one in taken(*sources, **options) if isinstance(one, Capture)]


def refusals(*sources, **options):
    return [one for one in taken(*sources, **options) if isinstance(one, Refusal)]


def zipped(path: Path, members: dict[str, bytes | str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return path


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(REPORT)
    return path


def test_bytes_are_kept_as_received_with_hash_time_and_collector(report):
    """M1, M3."""
    (one,) = captures(report)
    assert one.content == REPORT.encode()
    assert one.sha256 == hashlib.sha256(one.content).hexdigest()
    assert (one.captured, one.collector) == ("2031-03-12T12:00:00+00:00", "R. Analyst")
    assert (one.name, one.uri, one.method) == ("report.txt", "report.txt", "file")


def test_no_path_of_this_machine_is_in_a_uri(report, tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b.md").write_text(REPORT)
    for source in (report, tmp_path, str(tmp_path / "**" / "*.md")):
        assert all(str(tmp_path) not in one.uri for one in captures(source))


def test_what_the_analyst_says_goes_with_the_capture(report):
    said = Said(outlet="Orun Wire", url="https://orun.example/1")
    (one,) = captures(report, said=said)
    assert one.said == said
    assert one.uri == "https://orun.example/1"


def test_a_folder_is_walked_in_the_order_of_names(tmp_path):
    for name in ("b.txt", "a.txt", "c/d.txt", "c/a.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(REPORT)
    assert [one.uri for one in captures(tmp_path)] == [
        "a.txt",
        "b.txt",
        "c/a.txt",
        "c/d.txt",
    ]


def test_a_glob_takes_what_fits_and_all_below_a_folder_that_fits(tmp_path):
    for name in ("a.txt", "b.md", "sub/c.txt", "sub/deep/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text(REPORT)
    assert [one.uri for one in captures(f"{tmp_path}/*.txt")] == ["a.txt"]
    inside = [one.uri for one in captures(f"{tmp_path}/s*")]
    assert inside == ["sub/c.txt", "sub/deep/d.txt"]
    below = [one.uri for one in captures(f"{tmp_path}/**/*.txt")]
    assert below == ["a.txt", "sub/c.txt", "sub/deep/d.txt"]
    assert len(captures(f"{tmp_path}/sub/**")) == 2


@pytest.mark.usefixtures("report")
def test_links_in_circles_end(tmp_path):
    (tmp_path / "round").symlink_to(tmp_path, target_is_directory=True)
    assert len(captures(tmp_path)) == 1
    assert len(captures(f"{tmp_path}/**/*.txt")) == 1
    assert "already entered" in refusals(tmp_path)[0].reason


def test_nothing_at_the_only_address_is_an_error_that_names_it(tmp_path):
    for source in (tmp_path / "no.txt", tmp_path, tmp_path / "*.txt", "a\0b"):
        with pytest.raises(CollectError, match=r"there|folder|exist"):
            taken(source)
    with pytest.raises(CollectError, match="no source"):
        taken()


def test_nothing_at_one_of_several_addresses_is_a_refusal(tmp_path, report):
    found = taken(tmp_path / "gone.txt", report)
    assert [type(one) for one in found] == [Refusal, Capture]
    assert "gone.txt does not exist" in found[0].reason


def test_a_web_address_is_refused_with_what_to_do(report):
    (one,) = refusals("https://orun.example/1", report)
    assert "Save the page" in one.reason


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("junk.txt", bytes(range(256)) * 8, "binary data"),
        ("photo.txt", b"\x89PNG\r\n\x1a\n" + bytes(50), "PNG picture"),
        ("table.csv", b"a,b\n1,2\n", "CSV table"),
        ("old.doc", b"\xd0\xcf\x11\xe0" + bytes(50), "old Office file"),
        ("film.mp4", b"\0\0\0\x18ftypmp42" + bytes(50), "film"),
        (".DS_Store", b"x", "system file"),
        ("~$report.docx", b"x", "system file"),
    ],
)
def test_what_is_no_report_is_refused_by_its_type(tmp_path, name, content, reason):
    (tmp_path / name).write_bytes(content)
    (one,) = refusals(tmp_path / name)
    assert reason in one.reason
    assert one.stage == "collect"


def test_every_refusal_says_what_to_do_next(tmp_path):
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff" + bytes(9))
    assert "text recognition" in refusals(tmp_path)[0].reason


@pytest.mark.usefixtures("report")
def test_hidden_files_of_a_folder_are_refused_not_lost(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").write_text(REPORT)
    (tmp_path / ".notes.txt").write_text(REPORT)
    assert [one.item for one in refusals(tmp_path)] == [".git", ".notes.txt"]
    assert len(captures(tmp_path / ".notes.txt")) == 1


def test_a_file_over_the_limit_is_never_opened(tmp_path, monkeypatch):
    path = tmp_path / "giant.txt"
    path.touch()
    os.truncate(path, 200 * 1024 * 1024)
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("opened"))
    (one,) = refusals(path)
    assert "200.0 MB" in one.reason


def test_a_file_that_grows_while_it_is_read_is_refused(report, monkeypatch):
    monkeypatch.setattr(Path, "open", lambda *_: io.BytesIO(b"x" * 50))
    (one,) = refusals(report, limits=Limits(file=49))
    assert "limit" in one.reason


def test_a_file_that_vanishes_in_mid_run_is_refused_and_the_batch_goes_on(tmp_path):
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(REPORT)
    found = collect([tmp_path], said=Said(), clock=lambda: NOON, collector="R. Analyst")
    first = next(found)
    (tmp_path / "b.txt").unlink()
    second, third = found
    assert isinstance(first, Capture)
    assert isinstance(second, Refusal)
    assert "vanished" in second.reason
    assert third.name == "c.txt"


def test_trouble_with_a_file_is_named(report, monkeypatch):
    def fail(error):
        def opened(*_):
            raise error

        return opened

    monkeypatch.setattr(Path, "open", fail(PermissionError(13, "no")))
    assert "permissions" in refusals(report)[0].reason
    monkeypatch.setattr(Path, "open", fail(OSError(5, "Input/output error")))
    assert "Input/output error" in refusals(report)[0].reason


@pytest.mark.usefixtures("report")
def test_a_folder_that_may_not_be_read_is_refused(tmp_path, monkeypatch):
    (tmp_path / "shut").mkdir()
    (tmp_path / "shut" / "x.txt").write_text(REPORT)
    listed = Path.iterdir

    def iterdir(path):
        if path.name == "shut":
            raise PermissionError(13, "no")
        return listed(path)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    assert [one.item for one in refusals(tmp_path)] == ["shut"]


def test_a_broken_link_and_a_pipe_are_refused(tmp_path):
    (tmp_path / "link.txt").symlink_to("nowhere.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    reasons = [one.reason for one in refusals(tmp_path)]
    assert "leads nowhere" in reasons[0]
    assert "pipe" in reasons[1]


def test_members_of_a_zip_come_with_its_name(tmp_path):
    path = zipped(tmp_path / "week.zip", {"mon/a.txt": REPORT, "b.html": "<p>Two dead"})
    assert [
        (one.name, one.uri, one.container, one.method) for one in captures(path)
    ] == [
        ("b.html", "week.zip!/b.html", "week.zip", "zip"),
        ("a.txt", "week.zip!/mon/a.txt", "week.zip", "zip"),
    ]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("../../evil.txt", "outside the zip"),
        ("/etc/evil.txt", "outside the zip"),
        ("C:\\evil.txt", "outside the zip"),
        ("..\\evil.txt", "outside the zip"),
        ("__MACOSX/._a.txt", "system file"),
        ("x/.hidden.txt", "hidden"),
    ],
)
def test_a_hostile_name_in_a_zip_is_refused_and_the_others_go_on(
    tmp_path, name, reason
):
    path = zipped(tmp_path / "z.zip", {name: REPORT, "good.txt": REPORT})
    assert [one.name for one in captures(path)] == ["good.txt"]
    assert reason in refusals(path)[0].reason


def test_zip_bombs_are_refused_by_ratio_size_and_total(tmp_path):
    big = b"0" * 3_000_000
    path = zipped(tmp_path / "z.zip", {"bomb.txt": big, "good.txt": REPORT})
    assert "zip bomb" in refusals(path)[0].reason
    assert len(captures(path)) == 1
    assert (
        "more than" in refusals(path, limits=Limits(file=1000, ratio=10**9))[0].reason
    )
    tight = Limits(total=len(REPORT), ratio=10**9)
    two = zipped(tmp_path / "y.zip", {"a.txt": REPORT, "b.txt": REPORT})
    assert "one zip may unpack to" in refusals(two, limits=tight)[0].reason


def test_a_zip_inside_a_zip_an_empty_zip_and_a_crowded_one_are_refused(tmp_path):
    inner = zipped(tmp_path / "in.zip", {"a.txt": REPORT}).read_bytes()
    outer = zipped(tmp_path / "out.zip", {"in.zip": inner, "empty.txt": ""})
    assert [one.reason[:24] for one in refusals(outer)] == [
        "the file is empty. Fetch",
        "unsupported type: a zip ",
    ]
    assert "no file" in refusals(zipped(tmp_path / "no.zip", {}))[0].reason
    assert "2 files" in refusals(outer, limits=Limits(members=1))[0].reason


def test_an_encrypted_a_linked_and_a_broken_member_are_refused(tmp_path):
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    path = tmp_path / "z.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr(link, "/etc/passwd")
        packed.writestr("good.txt", REPORT)
    assert "is a link" in refusals(path)[0].reason
    content = path.read_bytes()
    path.write_bytes(content.replace(REPORT.encode(), REPORT.upper().encode()))
    assert "broken" in refusals(path)[0].reason  # the checksum tells
    path.write_bytes(content[: len(content) // 2])
    assert "the zip is broken" in refusals(path)[0].reason


def test_an_encrypted_member_is_refused(tmp_path):
    path = zipped(tmp_path / "z.zip", {"a.txt": REPORT})
    content = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.find(mark) + offset] |= 1
    path.write_bytes(content)
    assert "encrypted" in refusals(path)[0].reason


def test_a_packing_method_nobody_knows_is_refused(tmp_path):
    path = zipped(tmp_path / "z.zip", {"a.txt": REPORT})
    content = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        content[content.find(mark) + offset] = 77
    path.write_bytes(content)
    assert "not supported" in refusals(path)[0].reason


def test_a_clock_without_zone_is_misuse(report):
    with pytest.raises(CollectError, match="zone"):
        taken(report, clock=lambda: datetime(2031, 3, 12))  # noqa: DTZ001


@pytest.mark.usefixtures("report")
def test_the_same_files_give_the_same_captures(tmp_path):
    assert taken(tmp_path, clock=lambda: NOON.astimezone(UTC)) == taken(tmp_path)


def test_each_mail_of_a_mailbox_is_a_file_of_its_own(tmp_path):
    path = tmp_path / "Inbox"
    path.write_bytes(
        b"From lina@orun.example Fri Mar 14 10:00:00 2031\r\n"
        b"Subject: The gate\r\nDate: Fri, 14 Mar 2031 10:00:00 +0300\r\n\r\n"
        b"Two men were shot.\r\n\r\n>From that day on it was shut.\r\n\r\n"
        b"From ravi@orun.example Sat Mar 15 10:00:00 2031\r\n"
        b"Subject: Re\r\nDate: Sat, 15 Mar 2031 10:00:00 +0300\r\n\r\nNobody was.\r\n"
    )
    found = captures(path)
    assert [(one.name, one.uri, one.container, one.method) for one in found] == [
        ("Inbox-0001.eml", "Inbox!/Inbox-0001.eml", "Inbox", "mailbox"),
        ("Inbox-0002.eml", "Inbox!/Inbox-0002.eml", "Inbox", "mailbox"),
    ]
    assert b"\r\nFrom that day on" in found[0].content
    assert b"From ravi" not in found[0].content


def test_a_mailbox_of_too_many_mails_is_not_opened(tmp_path):
    path = tmp_path / "all.mbox"
    path.write_bytes(
        b"From a@b.example Fri Mar 14 10:00:00 2031\nSubject: x\n\nNo.\n\n" * 3
    )
    (row,) = refusals(path, limits=Limits(members=2))
    assert "3 mails, more than 2" in row.reason
