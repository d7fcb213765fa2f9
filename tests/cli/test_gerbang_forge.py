"""`gerbang` and `catat` on a forge: a whole story by each adapter, races, and what they refuse to run on."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.permintaan import PERSONS, SIKLUS, Desk, git, requested
from tests.forges.server_story import Approved, Person, Returned, Said, TakenBack, Turned

from maklumat.forges.comment import read_shown


@pytest.fixture(params=["github", "gitlab"])
def desk(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    with requested(request.param, tmp_path, monkeypatch) as made:
        yield made


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    with requested("github", tmp_path, monkeypatch) as made:
        yield made


def approve(desk: Desk, who: str) -> None:
    desk.add(Approved(PERSONS[who], desk.at()))
    assert desk.run("catat") == 0


def say(desk: Desk, who: Person, words: str) -> None:
    desk.add(Said(who, desk.at(), words))
    assert desk.run("catat") == 0


def corrected(desk: Desk) -> None:
    """The gate has shown the text, the drafter handed it in, the first official said yes."""
    assert desk.run("gerbang", "--kirim") == 1
    desk.add(Turned(PERSONS["pelaksana"], desk.at(), ready=True))
    assert desk.run("catat") == 0
    approve(desk, "kasubbag")


def test_a_whole_story_becomes_a_complete_cycle(desk: Desk) -> None:
    assert desk.run("gerbang", "--kirim") == 1
    desk.add(Turned(PERSONS["pelaksana"], desk.at(), ready=True))
    assert desk.run("catat") == 0
    say(desk, PERSONS["kasubbag"], "/kembalikan penyusunan Jangka waktunya belum jelas")
    desk.push("3 hari kerja")
    assert desk.run("gerbang", "--kirim") == 1
    say(desk, PERSONS["pelaksana"], "/bahan-siap")
    approve(desk, "kadiv")  # out of turn
    approve(desk, "kasubbag")
    say(desk, PERSONS["pelaksana"], "/bahan-siap")
    desk.upload()
    assert desk.run("gerbang", "--kirim") == 1
    say(desk, PERSONS["kasubbag"], "/pembahasan-selesai")
    say(desk, Person(999, "akun-kabag"), "/setuju")  # an impostor
    approve(desk, "kabag")
    desk.push("4 hari kerja")
    assert desk.run("gerbang", "--kirim") == 1
    desk.add(TakenBack(PERSONS["kabag"], desk.at()))  # GitLab keeps an approval over a push
    say(desk, PERSONS["kabag"], "/setuju")
    say(desk, PERSONS["kadiv"], "/setuju")
    desk.prepare()
    assert desk.run("gerbang", "--kirim") == 1
    approve(desk, "kepala")
    cycle = desk.cycle()
    assert cycle.complete
    assert [record.langkah for record in cycle.records if record.keputusan == "tidak"] == ["koreksi"]
    assert desk.run("gerbang") == 0
    assert [said.who for said in desk.story.comments if "maklumat:gerbang" in said.body] == [desk.story.gate]


def test_one_comment_is_kept_and_shows_each_text(hub: Desk) -> None:
    assert hub.run("gerbang", "--kirim") == 1
    hub.push("3 hari kerja")
    assert hub.run("gerbang", "--kirim") == 1
    (comment,) = hub.story.comments
    shown = read_shown(comment.body)
    assert len(shown) == 2 and shown[0].texts != shown[1].texts


def test_without_kirim_nothing_is_sent(hub: Desk) -> None:
    assert hub.run("gerbang") == 1
    assert hub.story.comments == []


def test_json_alone_on_standard_output(hub: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert hub.run("gerbang", "--format", "json", "--kirim") == 1
    value = json.loads(capsys.readouterr().out)
    assert value["siklus"] == SIKLUS and value["giliran"]["langkah"] == "penyusunan"


def test_recording_twice_records_once(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    corrected(desk)
    before = desk.files()
    capsys.readouterr()
    assert desk.run("catat") == 0
    assert "Tidak ada keputusan baru" in capsys.readouterr().out
    assert desk.files() == before


def test_of_two_runs_at_once_one_records(hub: Desk) -> None:
    corrected(hub)
    hub.add(Said(PERSONS["pelaksana"], hub.at(), "/bahan-siap"))
    command = [sys.executable, "-m", "maklumat", *hub.arguments("catat", "--tanpa-komentar")]
    runs = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)
    ]
    ended = [(*each.communicate(timeout=120), each.returncode) for each in runs]
    recorded = [out for out, _, status in ended if status == 0 and "Tercatat" in out]
    assert len(recorded) == 1
    for out, error, status in ended:
        told = "Tercatat" in out or "Tidak ada keputusan baru" in out or "proses lain" in error
        assert told and "Traceback" not in error and status in (0, 2)
    assert [record.langkah for record in hub.cycle().records] == ["penyusunan", "koreksi", "bahan-pembahasan"]


def test_why_an_act_does_not_count_is_told(hub: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    corrected(hub)
    hub.add(Returned(PERSONS["kabag"], hub.at(), "Terlalu awal"))
    capsys.readouterr()
    assert hub.run("catat") == 0
    assert "belum giliran langkah telaah" in capsys.readouterr().err


def refused(desk: Desk, capsys: pytest.CaptureFixture[str], words: str, status: int = 2) -> None:
    """Both commands refuse in these words, and nothing on disk changes."""
    before = desk.files()
    for command in ("gerbang", "catat"):
        capsys.readouterr()
        assert desk.run(command) == status
        error = capsys.readouterr().err
        assert words in error and "Traceback" not in error
    assert desk.files() == before


def test_the_request_itself_is_no_place_to_judge_it_from(
    hub: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    git(hub.office, "fetch", "--quiet", "origin", "refs/pull/3/head")
    git(hub.office, "checkout", "--quiet", "--detach", "FETCH_HEAD")
    refused(hub, capsys, "padahal belum digabung")


def test_nor_is_a_merge_of_it(hub: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    git(hub.office, "fetch", "--quiet", "origin", "refs/pull/3/head")
    git(hub.office, "checkout", "--quiet", "--detach", "main")
    git(hub.office, "merge", "--quiet", "--no-ff", "-m", "Coba", "FETCH_HEAD")
    refused(hub, capsys, "padahal belum digabung")


def test_nor_is_another_branch(hub: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    git(hub.office, "checkout", "--quiet", "-b", "coba")
    refused(hub, capsys, "hanya berjalan dari cabang utama")


def test_a_request_to_another_branch_earns_nothing(hub: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    git(hub.office, "fetch", "--quiet", "origin")
    git(hub.office, "remote", "set-head", "origin", "main")
    hub.story.base = "lain"
    refused(hub, capsys, "bukan cabang utama")


def test_a_remote_that_does_not_answer_is_one_sentence(hub: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    git(hub.office, "remote", "set-url", "origin", str(hub.office / "tidak-ada"))
    refused(hub, capsys, "git fetch gagal")


def test_a_request_without_a_bundle_says_so(hub: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    git(hub.drafter, "rm", "-r", "--quiet", f"standards/siklus/{SIKLUS}")
    hub.story.first_sha = hub.commit("Tanpa siklus")
    refused(hub, capsys, "tidak membawa siklus", status=1)


def test_a_head_that_cannot_be_read_shows_nothing_from_then_on(hub: Desk) -> None:
    assert hub.run("gerbang", "--kirim") == 1
    (hub.drafter / f"standards/siklus/{SIKLUS}/siklus.yaml").write_text("[")
    hub.story.first_sha = hub.commit("Rusak")
    assert hub.run("gerbang", "--kirim") == 1
    (comment,) = hub.story.comments
    assert "belum dapat dinilai" in comment.body
    assert read_shown(comment.body)[-1].texts == {}


def test_a_token_is_asked_for_and_never_shown(
    hub: Desk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GITHUB_TOKEN")
    assert hub.run("gerbang") == 2
    assert "GITHUB_TOKEN belum diisi" in capsys.readouterr().err
