"""The table of forgeries, by the rule each one breaks."""

from __future__ import annotations

from typing import Any

from tests.register.auditor_forgeries import (
    Edit,
    Forger,
    Person,
    both,
    change,
    drop,
    only,
    roster,
    sop,
    swap,
    without_file,
)

ONE, TWO, THREE, FIVE, EIGHT = "2024-001", "2024-002", "2024-003", "2024-005", "2024-008"
DECREE = {"nomor_sk": "SK", "tanggal_sk": "2024-01-03", "tempat": "Kota", "berlaku_sejak": "2024-03-01"}


def _texts(siklus: str, langkah: str, turn: int = 0) -> Edit:
    """A record that carries another text of its first document."""

    def edit(forger: Forger) -> None:
        forger.at(siklus, langkah, turn)["dokumen"][0]["sidik"] = forger.text("lain")

    return edit


def _join(siklus: str, langkahs: tuple[str, ...], id: str = "aduan-lain") -> Edit:
    """A document that joins at these steps."""

    def edit(forger: Forger) -> None:
        for langkah in langkahs:
            record = forger.at(siklus, langkah, -1)
            record["dokumen"].append({"jenis": "layanan", "id": id, "sidik": forger.text(id)})
            record["dokumen"].sort(key=lambda entry: (entry["jenis"], entry["id"]))

    return edit


def _leave(siklus: str, langkah: str, turn: int = 0, /, **fields: Any) -> Edit:
    """A document left out of one record."""

    def edit(forger: Forger) -> None:
        record = forger.at(siklus, langkah, turn)
        del record["dokumen"][0]
        record.update(fields)

    return edit


def _again(siklus: str, like: str, /, **fields: Any) -> Edit:
    """One more record at the end, like the last one of a step."""
    return lambda forger: forger.append(forger.at(siklus, like, -1), **fields)


def _attach(siklus: str, langkah: str, jenis: str, turn: int = 0) -> Edit:
    return lambda forger: forger.attach(forger.at(siklus, langkah, turn), jenis, b"lampiran lain\n")


def _detach(siklus: str, langkah: str, jenis: str, turn: int = 0) -> Edit:
    return lambda forger: forger.detach(forger.at(siklus, langkah, turn), jenis)


def _show_private(forger: Forger) -> None:
    entry = next(e for e in forger.at(ONE, "pembahasan")["lampiran"] if e["jenis"] == "daftar_hadir")
    forger.files[f"pengesahan/lampiran/{entry['sha256']}"] = f"daftar_hadir {ONE}\n".encode()


def _evidence(konfirmasi: str | None, *penyusun: str) -> dict[str, Any]:
    return {"bukti": {"rujukan": None, "konfirmasi": konfirmasi, "penyusun": list(penyusun)}}


def _step(name: str, **fields: Any) -> Edit:
    """A changed step in the root's procedure, told without the rest of the story."""

    def edit(forger: Forger) -> None:
        def weaken(tree: dict[str, Any]) -> None:
            next(step for step in tree["langkah"] if step["id"] == name).update(fields)

        forger.basis(forger.records[0], "sop", weaken)

    return edit


def _moments(siklus: str, langkah: str, turn: int, moment: str) -> Edit:
    return change(siklus, langkah, turn, waktu=moment, dicatat=moment)


def _without_koreksi(forger: Forger) -> None:
    """A procedure that lets koreksi be left out, used at once."""
    sop("2024-007", lambda tree: tree["langkah"][5].update(wajib="tidak"))(forger)
    drop(EIGHT, "koreksi")(forger)


def _begun_before(forger: Forger) -> None:
    """The first record of a cycle moves before the change of the procedure."""
    record = forger.at(EIGHT, "penyusunan")
    forger.records.remove(record)
    forger.append(record, forger.records.index(forger.at("2024-007", "penandatanganan")))


def _taken_back_by_another(forger: Forger) -> None:
    """In place of the person whose ya stands, a colleague of the same role takes it back."""
    forger.at(THREE, "telaah", 2).update(Person("ganda", "kabag").fields())


BROKEN: dict[str, Edit] = {
    # The form of a record.
    "unknown version": change(ONE, "koreksi", skema="maklumat/pengesahan/2"),
    "a key more": change(ONE, "koreksi", catatan="x"),
    "a key less": lambda f: f.at(ONE, "koreksi").pop("alat"),
    "null where text belongs": change(ONE, "koreksi", nama=None),
    "a number as text of a cycle": change(ONE, "koreksi", siklus="2024-1"),
    "unknown path": change(ONE, "penyusunan", jalur="kilat"),
    "unknown decision": change(ONE, "koreksi", keputusan="setuju"),
    "unknown status": change(ONE, "koreksi", status_jabatan="pj"),
    "unknown level": change(ONE, "koreksi", tingkat="lisan"),
    "unknown source of time": change(ONE, "koreksi", sumber_waktu="ingatan"),
    "time with an offset": change(ONE, "koreksi", waktu="2024-01-02T04:00:00+00:00"),
    "time that does not exist": change(ONE, "koreksi", waktu="2024-01-02T24:00:00Z"),
    "digest in capitals": lambda f: f.at(ONE, "koreksi")["dokumen"][0].update(sidik="A" * 64),
    "document of unknown kind": lambda f: f.at(ONE, "koreksi")["dokumen"][0].update(jenis="surat"),
    "document id with a slash": lambda f: f.at(ONE, "koreksi")["dokumen"][0].update(id="../x"),
    "documents not sorted": lambda f: f.at(ONE, "koreksi")["dokumen"].reverse(),
    "a document twice": lambda f: f.at(TWO, "koreksi")["dokumen"].append(f.at(TWO, "koreksi")["dokumen"][0]),
    "evidence without a list of authors": change(ONE, "koreksi", bukti={"rujukan": None, "konfirmasi": None}),
    # Times.
    "decided after recording": change(ONE, "koreksi", waktu="2024-01-02T04:05:01Z"),
    "recorded in the future": _moments("2024-009", "penyusunan", 0, "2030-01-01T00:05:01Z"),
    "recorded before the record before": _moments(FIVE, "telaah", 0, "2024-01-03T04:59:59Z"),
    "decided before the decision before": change(TWO, "telaah", waktu="2024-01-02T10:59:59Z"),
    "cycle begun before the last one was complete": change(
        THREE, "disposisi-kakanwil", waktu="2024-01-02T08:59:59Z"
    ),
    "withdrawal begun before the text was approved": change(FIVE, "telaah", waktu="2024-01-02T08:59:59Z"),
    # Steps and decisions.
    "no koreksi": drop(ONE, "koreksi"),
    "no discussion": drop(ONE, "pembahasan"),
    "no persetujuan": drop(ONE, "persetujuan"),
    "no telaah in a withdrawal": drop(FIVE, "telaah"),
    "swapped order": swap(ONE, "persetujuan"),
    "step of another path": change(TWO, "koreksi", langkah="persetujuan"),
    "path changed on the way": change(ONE, "koreksi", jalur="pencabutan"),
    "path of fewer steps": lambda f: [r.update(jalur="warga") for r in f.records if r["siklus"] == THREE],
    "selesai where the step decides": change(ONE, "koreksi", keputusan="selesai"),
    "ya where the step is done": change(ONE, "penyusunan", keputusan="ya"),
    "another sentence": change(ONE, "koreksi", makna="Saya setuju."),
    "old sentence after the change": change(EIGHT, "telaah", makna="Kegiatan telaah"),
    "return without tidak": change(ONE, "koreksi", kembali_ke="penyusunan"),
    "tidak without a return": change(THREE, "koreksi", 0, kembali_ke=None),
    "tidak without a reason": change(THREE, "koreksi", 0, alasan=None),
    "tidak to a step not allowed": change(THREE, "telaah", 0, kembali_ke="koreksi"),
    "tidak counted as ya": change(
        THREE, "koreksi", 1, keputusan="tidak", kembali_ke="penyusunan", alasan="x"
    ),
    "tidak at the end leaves the cycle open": change(
        TWO, "telaah", keputusan="tidak", kembali_ke="penyusunan", alasan="x"
    ),
    "optional step recorded afterwards": lambda f: f.insert(
        f.at(EIGHT, "penyusunan"),
        langkah="disposisi-kabag",
        dokumen=[],
        makna="Kegiatan disposisi-kabag",
        **Person("kabag", "kabag").fields(),
    ),
    "earlier step again, text unchanged": lambda f: f.insert(
        f.at(ONE, "koreksi"),
        **{
            key: f.at(ONE, "penyusunan")[key]
            for key in ("langkah", "keputusan", "makna", "orang", "nama", "peran", "jabatan", "dasar_jabatan")
        },
    ),
    "tidak takes back what another decided": _taken_back_by_another,
    "record behind the end of a cycle": lambda f: f.insert(f.at(TWO, "telaah")),
    "batal of a complete cycle": lambda f: f.insert(f.at(TWO, "telaah"), keputusan="batal", alasan="x"),
    "record behind batal": lambda f: f.insert(f.last("2024-006"), keputusan="batal"),
    "batal without a reason": change("2024-006", "bahan-pembahasan", alasan=None),
    "batal by someone else": change("2024-006", "bahan-pembahasan", **Person("kadiv", "kadiv").fields()),
    "batal at another step": change(
        "2024-006", "bahan-pembahasan", langkah="pembahasan", makna="Kegiatan pembahasan"
    ),
    "batal with a blank reason": change("2024-006", "bahan-pembahasan", alasan=" "),
    "batal that names a document twice": lambda f: f.at("2024-006", "bahan-pembahasan")["dokumen"].append(
        f.at("2024-006", "bahan-pembahasan")["dokumen"][0]
    ),
    "batal at a level the step does not take": change("2024-006", "bahan-pembahasan", tingkat="tte"),
    "Tidak with a blank reason": change(
        ONE, "koreksi", keputusan="tidak", kembali_ke="penyusunan", alasan=" "
    ),
    "batal of nothing": _again("2024-006", "bahan-pembahasan", siklus="2024-020"),
    # Documents and bundles.
    "other text at persetujuan": _texts(ONE, "persetujuan"),
    "other text at the signature": _texts(ONE, "penandatanganan"),
    "document of another kind on the path": lambda f: f.at(TWO, "penyusunan")["dokumen"][0].update(
        jenis="layanan"
    ),
    "document swapped for another": lambda f: f.at(ONE, "telaah")["dokumen"][0].update(id="lain"),
    "no document": change(TWO, "penyusunan", dokumen=[]),
    "documents at a step without text": lambda f: f.at(THREE, "disposisi-kabag").update(
        dokumen=f.at(THREE, "penyusunan")["dokumen"]
    ),
    "joined at bahan-pembahasan": _join(
        ONE, ("bahan-pembahasan", "pembahasan", "telaah", "persetujuan", "penandatanganan")
    ),
    "joined at the signature": _join(ONE, ("penandatanganan",)),
    "joined a withdrawal late": _join(FIVE, ("persetujuan", "penandatanganan"), "legalisasi"),
    "left without a reason": change(THREE, "pembahasan", 1, alasan=None),
    "left at persetujuan": _leave(ONE, "persetujuan", alasan="x"),
    "in two open cycles": lambda f: f.append(
        f.at(ONE, "penyusunan"),
        siklus="2024-021",
        dokumen=f.at(EIGHT, "penyusunan")["dokumen"],
        **Person("pelaksana-b", "pelaksana").fields(),
    ),
    "withdraws another text": lambda f: [
        r["dokumen"][0].update(sidik=f.at(ONE, "telaah")["dokumen"][1]["sidik"])
        for r in f.records
        if r["siklus"] == FIVE
    ],
    "withdraws what was never approved": lambda f: [
        r["dokumen"][0].update(id="aduan") for r in f.records if r["siklus"] == FIVE
    ],
    "content missing": without_file("isi", ONE, "koreksi"),
    "content altered": lambda f: f.files.update(
        {f"pengesahan/isi/{f.at(ONE, 'koreksi')['dokumen'][0]['sidik']}/standar.yaml": b"nama: lain\n"}
    ),
    "file added to a content": lambda f: f.files.update(
        {f"pengesahan/isi/{f.at(ONE, 'koreksi')['dokumen'][0]['sidik']}/tambahan.pdf": b"x"}
    ),
    "digest of another kind of document": lambda f: f.at(TWO, "koreksi")["dokumen"][0].update(
        sidik=f.at(ONE, "koreksi")["dokumen"][0]["sidik"]
    ),
    "content of another kind": lambda f: [
        d.update(sidik=f.archive({"lain.yaml": b"x"}))
        for r in f.records
        if r["siklus"] == TWO
        for d in r["dokumen"]
    ],
    # Attachments and the decree.
    "no minutes": _detach(ONE, "pembahasan", "berita_acara"),
    "no attendance list": _detach(ONE, "pembahasan", "daftar_hadir"),
    "report not repeated": _detach(ONE, "telaah", "laporan"),
    "another report at persetujuan": both(
        _detach(ONE, "persetujuan", "laporan"), _attach(ONE, "persetujuan", "laporan")
    ),
    "minutes of the first discussion": lambda f: f.at(THREE, "telaah", 1).update(
        lampiran=f.at(THREE, "pembahasan", 0)["lampiran"][::2]
    ),
    "unknown attachment": _attach(ONE, "koreksi", "catatan"),
    "attachment missing": without_file("lampiran", ONE, "pembahasan"),
    "private attachment shown": _show_private,
    "no official sheet": _detach(ONE, "penandatanganan", "naskah_resmi"),
    "an official sheet less": lambda f: f.at(ONE, "penandatanganan")["lampiran"].pop(),
    "an official sheet more": _attach(ONE, "penandatanganan", "naskah_resmi"),
    "wet ink without a scan": change(ONE, "penandatanganan", tingkat="basah", **_evidence("operator")),
    "no decree": change(ONE, "penandatanganan", penetapan=None),
    "decree too early": change(ONE, "persetujuan", penetapan=DECREE),
    "decree for citizens' words": change(TWO, "telaah", penetapan=DECREE),
    "decree with a word more": change(ONE, "penandatanganan", penetapan={**DECREE, "catatan": "x"}),
    "in force before the decree": change(
        THREE, "penandatanganan", penetapan={**DECREE, "berlaku_sejak": "2024-01-02"}
    ),
    "decree on a day that does not exist": change(
        ONE, "penandatanganan", penetapan={**DECREE, "berlaku_sejak": "2025-02-29"}
    ),
    # Persons.
    "unknown person": change(ONE, "koreksi", **Person("siapa", "kasubbag").fields()),
    "another name": change(ONE, "koreksi", nama="Nama lain"),
    "role of another step": change(ONE, "koreksi", **Person("kabag", "kabag").fields()),
    "role not held": change(ONE, "koreksi", **Person("pelaksana-b", "kasubbag").fields()),
    "another title": change(ONE, "koreksi", jabatan="Kepala Subbagian Umum"),
    "another basis of office": change(ONE, "koreksi", dasar_jabatan="SK lain"),
    "plt instead of definitif": change(EIGHT, "telaah", status_jabatan="plt"),
    "left office": change(EIGHT, "telaah", **Person("mantan", "kabag").fields()),
    "left office by the new roster": change(EIGHT, "telaah", **Person("kabag", "kabag").fields()),
    "not yet in office": _moments(EIGHT, "telaah", 0, "2024-04-30T16:59:59Z"),
    "plt before appointment": change(ONE, "penandatanganan", **Person("wakil", "kakanwil", "plt").fields()),
    "old name after the change": change(FIVE, "penandatanganan", nama="Nama kepala"),
    "new name before the change": change(THREE, "penandatanganan", nama="Nama kepala baru"),
    "plh where the step is closed to plh": both(
        only(31),
        _moments(FIVE, "penandatanganan", 0, "2024-02-01T00:00:00Z"),
        change(FIVE, "penandatanganan", **Person("harian", "kakanwil", "plh").fields()),
    ),
    "plt before the month": both(
        only(31),
        _moments(FIVE, "penandatanganan", 0, "2024-02-29T16:59:59Z"),
        change(FIVE, "penandatanganan", **Person("wakil", "kakanwil", "plt").fields()),
    ),
    "role that ended the day before": both(
        only(29),
        _moments(FIVE, "telaah", 0, "2024-01-09T17:00:00Z"),
        change(FIVE, "telaah", **Person("mantan", "kabag").fields()),
    ),
    "one person in two roles": both(
        *(
            change(TWO, langkah, **Person("ganda", peran).fields())
            for langkah, peran in (("koreksi", "kasubbag"), ("telaah", "kabag"))
        )
    ),
    "author decides": change(ONE, "koreksi", **_evidence(None, "kasubbag")),
    "author named earlier decides": change(ONE, "penyusunan", **_evidence(None, "kabag")),
    "author named later has decided": change(ONE, "bahan-pembahasan", **_evidence(None, "kasubbag")),
    "author not in the roster": change(ONE, "penyusunan", **_evidence(None, "siapa")),
    "level the step does not accept": change(ONE, "koreksi", tingkat="tte"),
    "wet ink not confirmed": change(ONE, "koreksi", tingkat="basah"),
    "wet ink confirmed by oneself": change(ONE, "koreksi", tingkat="basah", **_evidence("kasubbag")),
    "wet ink confirmed by nobody known": change(ONE, "koreksi", tingkat="basah", **_evidence("siapa")),
    # The root and the basis.
    "root without regulations": lambda f: f.records[0]["dokumen"].pop(2),
    "root with a service": lambda f: f.records[0]["dokumen"].append(f.at(ONE, "koreksi")["dokumen"][0]),
    "root of another year": change("2024-000", "penandatanganan", siklus="2023-000"),
    "root is no number zero": change("2024-000", "penandatanganan", siklus="2024-010"),
    "root refused": change(
        "2024-000", "penandatanganan", keputusan="tidak", alasan="x", kembali_ke="penandatanganan"
    ),
    "root at another step": change(
        "2024-000", "penandatanganan", langkah="persetujuan", makna="Kegiatan persetujuan"
    ),
    "root with a decree": change("2024-000", "penandatanganan", penetapan=DECREE),
    "root with an attachment": _attach("2024-000", "penandatanganan", "laporan"),
    "root by another role": change("2024-000", "penandatanganan", **Person("kadiv", "kadiv").fields()),
    "root by acting head before appointment": change(
        "2024-000", "penandatanganan", **Person("wakil", "kakanwil", "plt").fields()
    ),
    "no root": lambda f: f.records.pop(0),
    "root recorded again": lambda f: f.insert(f.records[0], siklus="2024-030"),
    "basis unchanged": lambda f: f.last("2024-004").update(dokumen=[f.records[0]["dokumen"][1]]),
    "basis of another name": lambda f: f.last("2024-004")["dokumen"][0].update(id="kas"),
    "basis by another role": change("2024-004", "penandatanganan", **Person("kadiv", "kadiv").fields()),
    "roster loses an assignment": roster("2024-004", lambda t: t["penugasan"].pop(0)),
    "roster loses a witness": roster("2024-004", lambda t: t["saksi"].pop(2)),
    "roster moves a beginning": roster("2024-004", lambda t: t["penugasan"][1].update(mulai="2023-01-01")),
    "roster changes a title": roster("2024-004", lambda t: t["penugasan"][1].update(jabatan="Lain")),
    "roster reopens an end": roster("2024-004", lambda t: t["penugasan"][5 + 2].pop("selesai")),
    "roster moves an end": roster("2024-004", lambda t: t["penugasan"][7].update(selesai="2024-12-31")),
    "roster revives a witness": roster("2024-004", lambda t: t["saksi"][3].pop("dicabut")),
    "roster with a back-dated assignment": roster(
        "2024-004", lambda t: t["penugasan"][-1].update(mulai="2024-01-01")
    ),
    "roster with a back-dated witness": roster(
        "2024-004", lambda t: t["saksi"][-1].update(mulai="2024-01-01")
    ),
    "renamed without the former name": roster("2024-004", lambda t: t["orang"][0].pop("nama_lama")),
    "roster with a person twice": roster("2024-004", lambda t: t["orang"].append(t["orang"][0])),
    "assignment of nobody": roster("2024-004", lambda t: t["penugasan"][-1].update(orang="siapa")),
    "roster in an unknown zone": roster("2024-004", lambda t: t.update(zona="UTC")),
    "roster with a key of another kind": roster(
        "2024-004", lambda t: t["saksi"][-1].update(kunci="ssh-rsa AAAA")
    ),
    "procedure without paths": sop("2024-007", lambda t: t.pop("jalur")),
    "procedure that ends without a decision": sop(
        "2024-007", lambda t: t["langkah"][-1].update(keputusan="selesai", kembali="persetujuan")
    ),
    "procedure with an unknown role": sop("2024-007", lambda t: t["langkah"][0].update(peran="raja")),
    "procedure with a path of unknown steps": sop(
        "2024-007", lambda t: t["jalur"].update(warga=["penyusunan", "cap"])
    ),
    "procedure with an unknown word": sop("2024-007", lambda t: t["langkah"][8].update(naskah="selamanya")),
    "procedure with an unknown level": sop("2024-007", lambda t: t["langkah"][8].update(tingkat="lisan")),
    "procedure with numbers": sop("2024-007", lambda t: t["langkah"][0].update(kegiatan=1)),
    "acts for someone new before the roster says so": lambda f: f.records.remove(f.last("2024-004")),
    "uses a weaker procedure in a cycle begun before": both(_without_koreksi, _begun_before),
}
HARMLESS: dict[str, Edit] = {
    "nothing": lambda f: None,
    "other program": change(ONE, "koreksi", alat="pena"),
    "decided five minutes after recording": change(TWO, "telaah", waktu="2024-01-02T12:05:00Z"),
    "a step left out that may be": drop(THREE, "disposisi-kabag"),
    "shorter book": only(30),
    "with a reason nobody asked for": change(ONE, "koreksi", alasan="Baik."),
    "text changed before the discussion ends": _texts(THREE, "koreksi", 1),
    "an optional attachment": _attach(THREE, "disposisi-kakanwil", "disposisi"),
    "another author": change(ONE, "penyusunan", **_evidence(None, "pelaksana-b")),
    "kabag acts as plt kadiv": both(
        only(30),
        _moments(FIVE, "persetujuan", 0, "2024-03-01T00:00:00Z"),
        change(FIVE, "persetujuan", **Person("kabag", "kadiv", "plt").fields()),
    ),
    "last day of a role": both(
        only(29),
        _moments(FIVE, "telaah", 0, "2024-01-09T16:59:59Z"),
        change(FIVE, "telaah", **Person("mantan", "kabag").fields()),
    ),
    "acting head signs": both(
        lambda f: f.records.__delitem__(slice(27, None)),
        _moments(THREE, "penandatanganan", 0, "2024-03-01T00:00:00Z"),
        change(THREE, "penandatanganan", **Person("wakil", "kakanwil", "plt").fields()),
    ),
    "uses a weaker procedure from the next cycle on": _without_koreksi,
}
