// Says what a file or digest is, by the table on this page. Nothing is sent anywhere, and crypto.subtle
// is not used: browsers deny it to pages opened from a disk or over plain HTTP.
(() => {
  const K = new Uint32Array([
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
  ]);
  const SLICE = 1 << 22; // bytes read at a time, a multiple of a block; a phone must not hold a whole scan
  const turn = (x, n) => (x >>> n) | (x << (32 - n));

  class Sha256 {
    constructor() {
      this.h = new Uint32Array([
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
      ]);
      this.w = new Uint32Array(64);
      this.rest = new Uint8Array(0);
      this.length = 0;
    }

    add(bytes) {
      this.length += bytes.length;
      const data = new Uint8Array(this.rest.length + bytes.length);
      data.set(this.rest);
      data.set(bytes, this.rest.length);
      const end = data.length - (data.length % 64);
      const view = new DataView(data.buffer);
      for (let at = 0; at < end; at += 64) this.block(view, at);
      this.rest = data.slice(end);
    }

    block(view, at) {
      const { h, w } = this;
      for (let i = 0; i < 16; i++) w[i] = view.getUint32(at + 4 * i);
      for (let i = 16; i < 64; i++) {
        const s0 = turn(w[i - 15], 7) ^ turn(w[i - 15], 18) ^ (w[i - 15] >>> 3);
        const s1 = turn(w[i - 2], 17) ^ turn(w[i - 2], 19) ^ (w[i - 2] >>> 10);
        w[i] = w[i - 16] + s0 + w[i - 7] + s1;
      }
      let [a, b, c, d, e, f, g, k] = h;
      for (let i = 0; i < 64; i++) {
        const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
        const t1 = (k + s1 + ((e & f) ^ (~e & g)) + K[i] + w[i]) | 0;
        const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
        const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
        k = g; g = f; f = e; e = (d + t1) | 0;
        d = c; c = b; b = a; a = (t1 + t2) | 0;
      }
      [a, b, c, d, e, f, g, k].forEach((value, i) => { h[i] += value; });
    }

    hex() {
      const bits = this.length * 8;
      const used = this.rest.length; // of the last block; the length needs 9 more bytes
      const tail = new Uint8Array((used < 56 ? 64 : 128) - used);
      tail[0] = 0x80;
      const view = new DataView(tail.buffer);
      view.setUint32(tail.length - 8, Math.floor(bits / 2 ** 32));
      view.setUint32(tail.length - 4, bits >>> 0);
      this.add(tail);
      return Array.from(this.h, (word) => word.toString(16).padStart(8, "0")).join("");
    }
  }

  async function sha256(blob, tell) {
    const hash = new Sha256();
    for (let at = 0; at < blob.size; at += SLICE) {
      hash.add(new Uint8Array(await blob.slice(at, at + SLICE).arrayBuffer()));
      tell(Math.min(100, Math.round((100 * (at + SLICE)) / blob.size)));
    }
    return hash.hex();
  }

  const form = document.getElementById("periksa");
  const answer = document.getElementById("jawaban");
  const field = document.getElementById("ketik");
  const rows = Array.from(document.querySelectorAll("#dikenal tbody tr"), (row) => ({
    link: row.querySelector("a"),
    state: row.cells[1],
    sidik: row.querySelector(".m-hash").textContent,
    short: plain(row.querySelector("td strong")?.textContent ?? ""),
  }));

  // A short form as people type it: Crockford's base32 reads O as 0, I and L as 1.
  function plain(text) {
    return text.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
  }

  function say(name, text) {
    const element = document.createElement(name);
    element.textContent = text;
    return element;
  }

  function verdict(heading, found, unknown) {
    const box = document.createElement("div");
    const inForce = found.some((row) => row.state.querySelector(".m-keadaan--berlaku"));
    box.className = `m-pita ${inForce ? "m-pita--dikenal" : found.length ? "m-pita--catatan" : ""}`;
    box.append(say("h2", heading));
    for (const row of found) {
      const line = document.createElement("p");
      const link = row.link.cloneNode(true);
      line.append("Dikenal: ", link, ". ", ...Array.from(row.state.childNodes, (node) => node.cloneNode(true)));
      box.append(line);
    }
    if (!found.length) box.append(say("p", unknown));
    return box;
  }

  const UNKNOWN = `Tidak dikenal. Per ${form.dataset.hari} sidik ini tidak ada pada daftar halaman ini. `
    + "Mungkin berkasnya terbit sesudah itu, atau pernah diubah, disimpan ulang, dipindai, atau dicetak ke PDF. "
    + "Tanyakan kepada kantor sebelum memercayainya.";
  const MISTYPED = "Bukan sidik. Sidik pendek terdiri atas 12 huruf dan angka, SHA-256 lengkap atas 64 angka dan huruf a sampai f.";

  async function check(files) {
    const hashes = [];
    const verdicts = [];
    for (const file of files) {
      let hash;
      try {
        hash = await sha256(file, (done) => answer.replaceChildren(say("p", `Menghitung sidik ${file.name} … ${done} %`)));
      } catch {
        verdicts.push(verdict(file.name, [], "Berkas ini tidak dapat dibaca. Folder tidak dapat diperiksa; pilih berkas-berkas di dalamnya."));
        continue;
      }
      hashes.push(`${hash}  ${file.name}\n`);
      const box = verdict(file.name, rows.filter((row) => row.sidik === hash), UNKNOWN);
      const shown = say("p", hash);
      shown.className = "m-hash";
      box.append(shown);
      verdicts.push(box);
    }
    if (hashes.length > 1) verdicts.push(await folder(files, hashes));
    show(...verdicts);
  }

  function show(...verdicts) {
    answer.replaceChildren(...verdicts);
    answer.scrollIntoView({ block: "nearest" });
  }

  // Several files may be a whole text: its sidik is that of their listing, in the order of their names.
  async function folder(files, hashes) {
    const name = (line) => line.slice(66);
    hashes.sort((a, b) => (name(a) < name(b) ? -1 : 1));
    const sidik = await sha256(new Blob(hashes), () => {});
    const found = rows.filter((row) => row.sidik === sidik);
    const unknown = "Bersama-sama berkas ini bukan naskah utuh yang dikenal; lihat jawaban setiap berkas di atas.";
    return verdict(`${files.length} berkas itu sebagai satu naskah`, found, unknown);
  }

  function lookUp(text) {
    const typed = plain(text);
    const full = text.trim().toLowerCase().replace(/\s/g, "");
    const isFull = /^[0-9a-f]{64}$/.test(full);
    if (!isFull && !/^[0-9A-HJKMNP-TV-Z]{12}$/.test(typed)) return verdict(text, [], MISTYPED);
    return verdict(text, rows.filter((row) => (isFull ? row.sidik === full : row.short === typed)), UNKNOWN);
  }

  form.hidden = false;
  document.getElementById("pilih").addEventListener("change", (event) => check([...event.target.files]));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show(lookUp(field.value));
  });
  // Anywhere on the page: a file let fall beside the box would otherwise replace the page.
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length) check([...event.dataTransfer.files]);
  });
})();
