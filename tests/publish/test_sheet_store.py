"""Sheets kept from run to run: found when nothing changed, never when anything did."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.publish.office import BASIS, Office, decree, layanan
from tests.publish.proyek import content, project

from maklumat.publish.sheet_store import FOLDER, Store
from maklumat.publish.site import build
from maklumat.publish.site_sheets import site_press
from maklumat.publish.typst_pdf import Setter

ROOT = Path(__file__).parents[2]
AT = datetime(2024, 6, 1, 5, tzinfo=UTC)
PLAIN = """\
#set document(title: sys.inputs.naskah)
#set text(lang: "id", font: "Source Sans 3", fill: rgb(json("/tokens.json").ink))
#import "bagian.typ": kata
#sys.inputs.naskah #kata
"""


@pytest.fixture
def overrides(tmp_path: Path) -> Path:
    folder = tmp_path / "overrides"
    shutil.copytree(ROOT / "overrides" / "fonts", folder / "fonts")
    (folder / "cetak").mkdir()
    (folder / "cetak" / "polos.typ").write_text(PLAIN)
    (folder / "cetak" / "bagian.typ").write_text('#let kata = "satu"\n')
    (folder / "tokens.json").write_text('{"ink": "#112233"}')
    return folder


def entries(store: Path) -> list[Path]:
    return sorted(path for path in store.rglob("*") if path.is_file())


def sheet(overrides: Path, store: Path | None, text: str = "halo", at: datetime = AT) -> bytes:
    return Setter(overrides, Store(store)).set("polos", {"teks": text}, at)


def test_what_did_not_change_is_not_set_again(overrides: Path, tmp_path: Path) -> None:
    store = tmp_path / "tembolok"
    first = sheet(overrides, store)
    assert first == sheet(overrides, None)
    (entry,) = entries(store)
    # Where another sheet lies under its key, that one is handed out: nothing was set.
    Store(store).put(entry.name, b"dikenali")
    assert sheet(overrides, store) == b"dikenali"


def _template(folder: Path) -> None:
    (folder / "cetak" / "polos.typ").write_text(PLAIN + "tambahan\n")


def _imported(folder: Path) -> None:
    (folder / "cetak" / "bagian.typ").write_text('#let kata = "dua!"\n')


def _colour(folder: Path) -> None:
    (folder / "tokens.json").write_text('{"ink": "#332211"}')


def _font(folder: Path) -> None:
    shutil.copy(folder / "fonts" / "SourceSans3-Bold.otf", folder / "fonts" / "SourceSans3-Regular.otf")


@pytest.mark.parametrize("change", [_template, _imported, _colour, _font])
def test_any_change_of_what_a_template_reads_sets_the_sheet_anew(
    overrides: Path, tmp_path: Path, change: Callable[[Path], None]
) -> None:
    store = tmp_path / "tembolok"
    setter = Setter(overrides, Store(store))
    before = setter.set("polos", {"teks": "halo"}, AT)
    change(overrides)
    assert sheet(overrides, store) == sheet(overrides, None) != before
    if change is not _font:  # fonts are loaded once a process; their change still has a key of its own
        assert setter.set("polos", {"teks": "halo"}, AT) == sheet(overrides, None)
    assert len(entries(store)) == 2


def test_other_text_time_or_format_is_another_sheet(overrides: Path, tmp_path: Path) -> None:
    store = tmp_path / "tembolok"
    later = datetime(2024, 6, 2, tzinfo=UTC)
    found = [sheet(overrides, store), sheet(overrides, store, "lain"), sheet(overrides, store, at=later)]
    found.append(Setter(overrides, Store(store)).picture("polos", {"teks": "halo"}))
    assert len(set(found)) == len(found) == len(entries(store))
    assert found[1] == sheet(overrides, None, "lain")


@pytest.mark.parametrize("damage", [b"", b"x", b"0" * 64 + b"%PDF-1.7"])
def test_a_damaged_entry_is_set_anew(overrides: Path, tmp_path: Path, damage: bytes) -> None:
    store = tmp_path / "tembolok"
    first = sheet(overrides, store)
    (entry,) = entries(store)
    whole = entry.read_bytes()
    entry.write_bytes(damage)
    assert sheet(overrides, store) == first
    assert entry.read_bytes() == whole
    entry.write_bytes(whole[:-1])
    assert sheet(overrides, store) == first


def test_the_entry_of_one_key_is_no_entry_of_another(overrides: Path, tmp_path: Path) -> None:
    store = tmp_path / "tembolok"
    sheet(overrides, store, "satu")
    (one,) = entries(store)
    expected = sheet(overrides, store, "dua")
    (other,) = (path for path in entries(store) if path != one)
    shutil.copy(one, other)
    assert sheet(overrides, store, "dua") == expected == sheet(overrides, None, "dua")


def test_a_store_that_cannot_be_written_or_vanishes_changes_nothing(overrides: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "berkas"
    blocked.write_text("bukan folder")
    assert sheet(overrides, blocked) == sheet(overrides, None)
    setter = Setter(overrides, Store(tmp_path / "hilang"))
    first = setter.set("polos", {"teks": "halo"}, AT)
    shutil.rmtree(tmp_path / "hilang")
    assert setter.set("polos", {"teks": "halo"}, AT) == first


def test_a_sheet_in_fonts_replaced_since_is_not_kept(overrides: Path, tmp_path: Path) -> None:
    store = tmp_path / "tembolok"
    running = Setter(overrides, Store(store))
    _font(overrides)
    old = running.set("polos", {"teks": "halo"}, AT)
    assert entries(store) == []
    assert sheet(overrides, store) == sheet(overrides, None) != old


@pytest.mark.parametrize("inner", [False, True])
def test_a_store_others_can_write_to_is_not_believed(overrides: Path, tmp_path: Path, inner: bool) -> None:
    store = tmp_path / "tembolok"
    first = sheet(overrides, store)
    (entry,) = entries(store)
    Store(store).put(entry.name, b"tertukar")
    (entry.parent if inner else store).chmod(0o777)
    assert sheet(overrides, store) == first
    assert sheet(overrides, store, "lain") == sheet(overrides, None, "lain")
    (entry.parent if inner else store).chmod(0o700)
    assert sheet(overrides, store) == b"tertukar"


def test_only_sheets_nobody_asked_for_are_forgotten(overrides: Path, tmp_path: Path) -> None:
    store = tmp_path / "tembolok"
    sheet(overrides, store)
    (entry,) = entries(store)
    others = [store / "surat" / "penting.pdf", entry.parent / "catatan.txt"]
    for path in others:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"milik kantor")
    for path in (entry, *others):
        os.utime(path, (0, 0))
    sheet(overrides, store, "lain")
    assert not entry.exists()
    assert [path.read_bytes() for path in others] == [b"milik kantor"] * 2


def test_several_may_use_it_at_once(overrides: Path, tmp_path: Path) -> None:
    store = tmp_path / "tembolok"
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda number: sheet(overrides, store, f"isi {number % 3}"), range(24)))
    assert found == [sheet(overrides, None, f"isi {number % 3}") for number in range(24)]
    assert len(entries(store)) == 3


def test_a_site_from_kept_sheets_is_the_site_set_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offices = []
    for name in ("Kantor Uji Coba", "Kantor Uji Kedua"):
        office = Office({"kantor": BASIS["kantor"].replace("Kantor Uji Coba", name)})
        office.enact("2024-001", [layanan()], decree("SK 1/2024", "2024-01-10"))
        offices.append(office.release(AT))
    folder = project(tmp_path / "kantor")
    shutil.copytree(ROOT / "overrides" / "fonts", folder / "overrides" / "fonts", dirs_exist_ok=True)

    def built(store: str, number: int) -> dict[str, bytes]:
        monkeypatch.setenv(FOLDER, store)
        site_press.cache_clear()  # as a new process begins
        build(folder, tmp_path / "keluar", offices[number])
        return content(tmp_path / "keluar")

    kept = str(tmp_path / "tembolok")
    plain = [built("", number) for number in (0, 1)]
    assert plain[0]["layanan/uji/SELEBARAN.pdf"] != plain[1]["layanan/uji/SELEBARAN.pdf"]
    assert [built(kept, number) for number in (0, 0, 1, 0)] == [plain[0], plain[0], plain[1], plain[0]]
    assert entries(Path(kept))
    site_press.cache_clear()
