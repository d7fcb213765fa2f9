"""The ready-made workflows: what runs a request's code holds nothing, and what holds a key runs our code.

The recording scripts are not only read: they run here, against a repository of their own and a stand-in
for the program and the forge's client.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

PROJECT = Path(__file__).parents[1]
GITHUB = sorted((PROJECT / ".github/workflows").glob("*.yml"))
GITLAB = PROJECT / ".gitlab-ci.yml"
# Events whose workflow file or code comes from the request itself.
OF_THE_REQUEST = {"pull_request", "pull_request_review", "pull_request_review_comment"}
PINNED = re.compile(r"[\w-]+/[\w-]+@[0-9a-f]{40}")
IDENTITY = ("-c", "user.name=Uji", "-c", "user.email=uji@contoh.invalid")


def read(file: Path) -> dict[Any, Any]:
    value = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert isinstance(value, dict)
    return value


def triggers(workflow: dict[Any, Any]) -> set[str]:
    on = workflow[True]  # YAML 1.1 reads the key `on` so
    return set(on) if isinstance(on, (dict, list)) else {on}


def _jobs() -> Iterator[Any]:
    for file in GITHUB:
        workflow = read(file)
        for name, job in workflow["jobs"].items():
            yield pytest.param(workflow, job, id=f"{file.stem}-{name}")


JOBS = list(_jobs())


@pytest.mark.parametrize(("workflow", "job"), JOBS)
def test_every_job_states_its_permissions_its_time_and_pins_its_actions(
    workflow: dict[Any, Any], job: dict[str, Any]
) -> None:
    assert "permissions" in workflow
    assert workflow["permissions"] != "write-all" and job.get("permissions") != "write-all"
    assert job["timeout-minutes"] <= 60
    for step in job["steps"]:
        assert "uses" not in step or PINNED.fullmatch(step["uses"]), step


@pytest.mark.parametrize(("workflow", "job"), JOBS)
def test_what_runs_the_code_of_a_request_holds_no_secret_and_writes_nothing(
    workflow: dict[Any, Any], job: dict[str, Any]
) -> None:
    assert "pull_request_target" not in triggers(workflow)
    if triggers(workflow) & OF_THE_REQUEST:
        assert "secrets." not in str(job) and "github.token" not in str(job)
        granted = {**workflow["permissions"], **job.get("permissions", {})}
        assert set(granted.values()) <= {"read"}
        checkouts = [step for step in job["steps"] if "actions/checkout" in step.get("uses", "")]
        assert all(step["with"]["persist-credentials"] is False for step in checkouts)


@pytest.mark.parametrize(("workflow", "job"), JOBS)
def test_what_may_write_runs_the_default_branch_only(workflow: dict[Any, Any], job: dict[str, Any]) -> None:
    for step in job["steps"]:
        if "actions/checkout" in step.get("uses", ""):
            ref = step.get("with", {}).get("ref", "${{ github.ref_name }}")
            assert ref == "${{ github.ref_name }}", "never the head of a request"
    if "secrets." in str(job):
        assert job["environment"] == "pencatatan"
        assert "github.event.repository.default_branch" in job["if"], "a dispatch may name any branch"


@pytest.mark.parametrize(("workflow", "job"), JOBS)
def test_words_of_strangers_never_become_part_of_a_script(
    workflow: dict[Any, Any], job: dict[str, Any]
) -> None:
    for step in job["steps"]:
        assert "${{" not in step.get("run", ""), "pass values through env"


def test_one_recording_job_at_a_time_and_none_is_cut_short() -> None:
    for name, job in (("catat", "catat"), ("gerbang", "gerbang"), ("naskah-resmi", "siapkan")):
        concurrency = read(PROJECT / f".github/workflows/{name}.yml")["jobs"][job]["concurrency"]
        assert concurrency == {"group": name, "cancel-in-progress": False}
    gitlab = read(GITLAB)
    for name in ("catat", "naskah-resmi"):
        assert gitlab[name]["resource_group"] == name
    assert gitlab[".cabang-utama"]["interruptible"] is False


def test_on_gitlab_no_job_of_a_request_names_a_protected_variable() -> None:
    gitlab = read(GITLAB)
    for name, job in gitlab.items():
        if name in {"workflow", "variables", "default", ".cabang-utama"}:
            continue
        on_request = any(
            "merge_request_event" in rule["if"] and rule.get("when") != "never" for rule in job["rules"]
        )
        if on_request:
            assert "TOKEN" not in str(job) and "KUNCI" not in str(job), name
        elif "extends" in job:
            assert job["rules"][0]["when"] == "never", f"{name} must never run on a request"


def test_what_is_published_is_set_anew_whatever_ran_on_the_machine_before() -> None:
    publishing = read(PROJECT / ".github/workflows/terbit.yml")["jobs"]["bangun"]
    assert publishing["env"]["MAKLUMAT_TEMBOLOK"] == ""
    assert read(GITLAB)["pages"]["variables"]["MAKLUMAT_TEMBOLOK"] == ""
    for file in (GITLAB, *(PROJECT / ".github/workflows").glob("*.yml")):
        assert "cache:" not in file.read_text(), "a request's job could fill it"


def test_templates_can_be_read() -> None:
    forms = sorted((PROJECT / ".github/ISSUE_TEMPLATE").glob("*.yml"))
    assert len(forms) >= 2
    for form in forms:
        value = read(form)
        if form.name != "config.yml":
            assert {"name", "description", "body"} <= value.keys()
            ids = [field["id"] for field in value["body"] if field["type"] != "markdown"]
            assert len(ids) == len(set(ids))
    both = ".github/PULL_REQUEST_TEMPLATE.md", ".gitlab/merge_request_templates/Default.md"
    first, second = ((PROJECT / file).read_bytes() for file in both)
    assert first == second


# Stand-ins: the program writes one record (or says no), the client lists one request.
PROGRAM = """#!/usr/bin/env bash
echo "$@" >> "$PANGGILAN"
if [ "$1" = catat ]; then
  kunci="${@: -1}"
  echo "$kunci $(stat -c %a "$kunci") $(cat "$kunci")" >> "$KUNCI_TERLIHAT"
  [ -z "${KUNCI:-}" ] || echo bocor >> "$KUNCI_TERLIHAT"
  [ "$4" != 8 ] || exit "${KODE_8:-1}"
  mkdir -p standards/pengesahan/buku
  echo catatan > standards/pengesahan/buku/000002.json
fi
"""
CLIENT = """#!/usr/bin/env bash
case "$*" in
  *pengesahan/catatan*) echo "${MENUNGGU:-0}" ;;
  *state=open*) printf '7\\n8\\n' ;;
esac
"""
CURL = """#!/usr/bin/env bash
[ "$(cat)" = 'PRIVATE-TOKEN: token-uji' ] || exit 22
case "$*" in
  *token-uji*) exit 22 ;;
  *pengesahan%2Fcatatan*) echo "${MENUNGGU:-[]}" ;;
  *state=opened*) echo '[{"iid": 7}, {"iid": 8}]' ;;
  *state=merged*) echo '[]' ;;
esac
"""
KEY = "kunci-rahasia-uji"
TOKEN = "token-uji"


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-C", str(folder), *IDENTITY, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


class Runner:
    """A clone of an office on its default branch, and the steps of Catat run in it one after another."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.remote, self.clone = folder, folder / "jauh.git", folder / "kantor"
        git(folder, "init", "--quiet", "--bare", "--initial-branch=main", str(self.remote))
        git(folder, "clone", "--quiet", str(self.remote), str(self.clone))
        self.commit(self.clone, "standards/pengesahan/buku/000001.json", "akar")
        git(self.clone, "push", "--quiet", "origin", "HEAD:main")
        self.write("bin/gh", CLIENT)
        self.write("kantor/.venv/bin/maklumat", PROGRAM)
        self.output = folder / "keluaran"
        self.keys = folder / "kunci"

    def write(self, path: str, text: str) -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        file.chmod(0o755)

    def commit(self, clone: Path, path: str, text: str) -> None:
        file = clone / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        git(clone, "add", path)
        git(clone, "commit", "--quiet", "--message", path)

    def elsewhere(self, path: str) -> None:
        """Somebody else pushes to the default branch meanwhile."""
        other = self.folder / "lain"
        git(self.folder, "clone", "--quiet", str(self.remote), str(other))
        self.commit(other, path, "dari tempat lain")
        git(other, "push", "--quiet", "origin", "HEAD:main")

    def step(self, name: str, **environment: str) -> int:
        steps = read(PROJECT / ".github/workflows/catat.yml")["jobs"]["catat"]["steps"]
        script = next(step["run"] for step in steps if step.get("id") == name)
        settled = {
            "PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}",
            "HOME": str(self.folder),
            "TMPDIR": str(self.folder),
            "PANGGILAN": str(self.folder / "panggilan"),
            "KUNCI_TERLIHAT": str(self.keys),
            "GITHUB_OUTPUT": str(self.output),
            "GITHUB_REPOSITORY": "kantor/standar",
            "GITHUB_REPOSITORY_OWNER": "kantor",
            "GITHUB_REF_NAME": "main",
            "CARA": "langsung",
            **environment,
        }
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
        return subprocess.run(
            command, cwd=self.clone, env=settled, capture_output=True, check=False
        ).returncode

    def gitlab(self, **environment: str) -> int:
        """The recording job of GitLab, its client answered by files, its program by the stand-in."""
        self.write("bin/curl", CURL)
        self.write("bin/make", "#!/usr/bin/env bash\n")
        self.write("kantor/.venv/bin/python", f'#!/usr/bin/env bash\nexec {sys.executable} "$@"\n')
        key = self.folder / "berkas-kunci"
        key.write_text(KEY)
        told = read(GITLAB)
        script = "\n".join([*told[".cabang-utama"]["before_script"], *told["catat"]["script"]])
        settled = {
            "PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}",
            "HOME": str(self.folder),
            "TMPDIR": str(self.folder),
            "PANGGILAN": str(self.folder / "panggilan"),
            "KUNCI_TERLIHAT": str(self.keys),
            "CI_API_V4_URL": "https://gitlab.contoh.example/api/v4",
            "CI_PROJECT_ID": "42",
            "CI_PROJECT_URL": str(self.remote).removesuffix(".git"),
            "CI_DEFAULT_BRANCH": "main",
            "CI_SERVER_HOST": "gitlab.contoh.example",
            "GITLAB_TOKEN": TOKEN,
            "MAKLUMAT_KUNCI_SAKSI": str(key),
            "MAKLUMAT_CATAT": "langsung",
            **environment,
        }
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
        return subprocess.run(command, cwd=self.clone, env=settled, check=False).returncode

    def names(self, branch: str) -> list[str]:
        return git(self.remote, "ls-tree", "-r", "--name-only", branch).split("\n")


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    return Runner(tmp_path)


RECORD = "standards/pengesahan/buku/000002.json"


def test_the_key_is_a_private_file_while_it_is_used_and_gone_afterwards(runner: Runner) -> None:
    assert runner.step("catat", KUNCI=KEY, PR="") == 0
    seen = set(runner.keys.read_text().splitlines())
    (only,) = seen
    path, mode, content = only.split(" ")
    assert (mode, content) == ("600", KEY)
    assert not Path(path).exists()
    calls = (runner.folder / "panggilan").read_text()
    assert "catat github --pr 7" in calls and "--pr 8" in calls and KEY not in calls


def test_records_are_pushed_and_the_site_is_asked_for(runner: Runner) -> None:
    runner.step("catat", KUNCI=KEY, PR="7")
    assert runner.step("simpan", KUNCI_DORONG_ADA="false") == 0
    assert RECORD in runner.names("main")
    assert {"berubah=ya", "terbitkan=ya"} <= set(runner.output.read_text().split())


def test_a_text_joined_meanwhile_does_not_hold_the_records_back(runner: Runner) -> None:
    runner.step("catat", KUNCI=KEY, PR="7")
    runner.elsewhere("standards/layanan/uji/standar.yaml")
    assert runner.step("simpan", KUNCI_DORONG_ADA="true") == 0
    assert {RECORD, "standards/layanan/uji/standar.yaml"} <= set(runner.names("main"))
    assert "terbitkan" not in runner.output.read_text(), "the deploy key's push starts it already"


def test_a_record_made_elsewhere_meanwhile_is_never_written_over(runner: Runner) -> None:
    runner.step("catat", KUNCI=KEY, PR="7")
    runner.elsewhere(RECORD)
    assert runner.step("simpan", KUNCI_DORONG_ADA="true") != 0
    assert git(runner.remote, "show", f"main:{RECORD}") == "dari tempat lain"


def test_where_the_branch_is_protected_records_come_as_a_request_one_at_a_time(runner: Runner) -> None:
    runner.step("catat", KUNCI=KEY, PR="7", CARA="permintaan")
    assert runner.step("simpan", KUNCI_DORONG_ADA="false", CARA="permintaan") == 0
    assert RECORD not in runner.names("main") and RECORD in runner.names("pengesahan/catatan")
    assert "usulkan=ya" in runner.output.read_text()
    (runner.folder / "panggilan").unlink()
    assert runner.step("catat", KUNCI=KEY, PR="", CARA="permintaan", MENUNGGU="1") == 0
    assert not (runner.folder / "panggilan").exists(), "waits until the last one is joined"


def test_a_fault_with_one_request_keeps_the_records_of_the_others(runner: Runner) -> None:
    assert runner.step("catat", KUNCI=KEY, PR="", KODE_8="2") == 0
    assert "gagal=2" in runner.output.read_text()
    assert runner.step("simpan", KUNCI_DORONG_ADA="true") == 0
    assert RECORD in runner.names("main")


def test_nothing_earned_leaves_nothing_behind(runner: Runner) -> None:
    assert runner.step("catat", KUNCI=KEY, PR="8") == 0
    assert "gagal=0" in runner.output.read_text()
    assert runner.step("simpan", KUNCI_DORONG_ADA="true") == 0
    assert git(runner.clone, "log", "--format=%s", "-1") == "standards/pengesahan/buku/000001.json"


def test_gitlab_records_from_the_tip_and_keeps_key_and_token_to_itself(runner: Runner) -> None:
    runner.elsewhere("standards/layanan/uji/standar.yaml")  # since the pipeline began
    assert runner.gitlab() == 0
    assert {RECORD, "standards/layanan/uji/standar.yaml"} <= set(runner.names("main"))
    (only,) = set(runner.keys.read_text().splitlines())
    path, mode, content = only.split(" ")
    assert (mode, content, Path(path).exists()) == ("600", KEY, False)
    calls = (runner.folder / "panggilan").read_text()
    assert "catat gitlab --mr 7" in calls and "--mr 8" in calls
    assert KEY not in calls and TOKEN not in calls


def test_gitlab_keeps_what_was_earned_when_one_request_cannot_be_read(runner: Runner) -> None:
    assert runner.gitlab(KODE_8="2") == 2
    assert RECORD in runner.names("main")


def test_gitlab_waits_while_records_are_still_proposed(runner: Runner) -> None:
    assert runner.gitlab(MAKLUMAT_CATAT="permintaan", MENUNGGU='[{"iid": 3}]') == 0
    assert not (runner.folder / "panggilan").exists()


@pytest.mark.parametrize("job", ["catat", "naskah-resmi", "periksa", "tenggat", "pages", ".cabang-utama"])
def test_scripts_of_gitlab_are_sound_shell(job: str, tmp_path: Path) -> None:
    told = read(GITLAB)[job]
    for line in [*told.get("before_script", []), *told.get("script", [])]:
        done = subprocess.run(["bash", "-n", "-c", line], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr


def test_what_is_due_is_told_every_week_by_a_job_that_may_only_read(tmp_path: Path) -> None:
    workflow = read(PROJECT / ".github/workflows/tenggat.yml")
    assert triggers(workflow) == {"schedule", "workflow_dispatch"}
    assert workflow["permissions"] == {"contents": "read"} and "secrets." not in str(workflow)
    program = tmp_path / ".venv/bin/maklumat"
    program.parent.mkdir(parents=True)
    program.write_text('#!/usr/bin/env bash\necho "# $*"\n')
    program.chmod(0o755)
    environment = {"PATH": os.environ["PATH"], "GITHUB_STEP_SUMMARY": str(tmp_path / "ringkasan.md")}
    github = workflow["jobs"]["tenggat"]["steps"][-1]["run"]
    job = read(GITLAB)["tenggat"]
    gitlab = job["script"][-1]
    for script in (github, gitlab):
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
        subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True)
    told = "# tenggat --hari 14 --format markdown\n"
    assert (tmp_path / "ringkasan.md").read_text() == (tmp_path / "tenggat.md").read_text() == told
    assert job["artifacts"]["paths"] == ["tenggat.md"]
    assert [rule["if"] for rule in job["rules"]] == ['$TUGAS == "tenggat"']
