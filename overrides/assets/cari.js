// Search: the form of every page leads here once a script runs; the index loads when the reader searches.
(() => {
  const form = document.querySelector("form.m-cari");
  const found = document.querySelector(".m-temuan");
  if (!form) return;
  const local = location.protocol === "file:"; // a browser loads no index from a folder: the form keeps to the A to Z
  if (!local) form.action = form.dataset.cari;
  if (!found) return;

  const PAGE = 10;
  const WEIGHTS = { title: 6, resmi: 4, kata: 4, akar: 3, ringkasan: 1, isi: 0.2, jenis: 0, lama: 0, biaya: 0, saring: 0 };
  const FAINT = 0.2; // of the best: what matches less is left out
  const BESIDE = 0.5; // what a charter or the procedure counts beside a service
  const COMMON = new Set(("ada adalah agar akan anda apa apakah atau bagaimana bagi berapa bila bisa boleh buat cara " +
    "dalam dan dapat dari dengan di dong gimana harus hendak ingin itu ini jadi jika kah kalau kami kamu ke kepada " +
    "kita lama mana mau mengapa mohon nya oleh orang pada para perlu saat saja saya sama sebagai seperti siapa " +
    "sudah syarat supaya tentang tidak tolong untuk yang").split(" "));

  const input = form.elements.q;
  const count = found.querySelector(".m-temuan-jumlah");
  const list = found.querySelector(".m-temuan-daftar");
  const more = found.querySelector(".m-temuan-lagi");
  const empty = found.querySelector(".m-temuan-kosong");
  const choices = [...found.querySelectorAll("select")];
  const root = new URL(found.dataset.akar, location.href);
  let engine = null;
  let turn = 0;
  let ranked = [];
  let shown = 0;

  const load = () => {
    engine ??= import(new URL("pagefind/pagefind.js", root).href).then(async (pagefind) => {
      await pagefind.options({ baseUrl: root.pathname, ranking: { metaWeights: WEIGHTS } });
      await pagefind.init();
      return pagefind;
    });
    return engine;
  };

  const words = (text) => {
    const all = [...new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])];
    const telling = all.filter((word) => word.length > 1 && !COMMON.has(word));
    return telling.length ? telling : all;
  };

  const having = async (pagefind, word) => new Set((await pagefind.search(word)).results.map((item) => item.id));

  // Pagefind wants every word on a page; people write sentences. So each word is searched by itself, and a page
  // counts for the words it has, the more the rarer they are.
  const rank = async (pagefind, text) => {
    const total = Number(found.dataset.jumlah);
    const sums = new Map();
    const services = await having(pagefind, found.dataset.layanan);
    for (const word of words(text)) {
      const { results } = await pagefind.search(word);
      const best = Math.max(...results.map((item) => item.score), Number.MIN_VALUE);
      const rarity = Math.log(1 + total / results.length);
      for (const item of results) {
        const known = sums.get(item.id) ?? { item, sum: 0 };
        known.sum += rarity * (item.score / best) * (services.has(item.id) ? 1 : BESIDE);
        sums.set(item.id, known);
      }
    }
    const order = [...sums.values()].sort((a, b) => b.sum - a.sum);
    return order.filter((one) => one.sum >= FAINT * order[0].sum).map((one) => one.item);
  };

  const narrow = async (pagefind, items) => {
    let left = items;
    for (const { value } of choices) {
      if (!value) continue;
      const held = await having(pagefind, value);
      left = left.filter((item) => held.has(item.id));
    }
    return left;
  };

  const element = (tag, text, className) => {
    const made = document.createElement(tag);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  };

  const row = ({ url, meta }) => {
    const item = element("li", "", "m-temuan-butir");
    const head = element("h2");
    const link = element("a", meta.title);
    link.href = url;
    head.append(link);
    item.append(head);
    const official = [meta.jenis === "Layanan" ? "" : meta.jenis, meta.resmi].filter(Boolean).join(" · ");
    if (official) item.append(element("p", official, "m-kecil"));
    if (meta.ringkasan) item.append(element("p", meta.ringkasan));
    const facts = [["Lama", meta.lama], ["Biaya", meta.biaya]].filter(([, value]) => value);
    if (facts.length) item.append(element("p", facts.map(([name, value]) => `${name}: ${value}`).join(" · "), "m-kecil"));
    return item;
  };

  const extend = async (mine) => {
    const next = ranked.slice(shown, shown + PAGE);
    const rows = (await Promise.all(next.map((item) => item.data()))).map(row);
    if (mine !== turn) return null;
    list.append(...rows);
    shown += rows.length;
    more.hidden = shown >= ranked.length;
    return rows[0];
  };

  const say = (text) => { count.textContent = text; };

  const clear = () => {
    list.replaceChildren();
    shown = 0;
    ranked = [];
    more.hidden = true;
    empty.hidden = true;
  };

  const remember = (text) => {
    const kept = new URLSearchParams(text ? { q: text } : {});
    for (const choice of choices) if (choice.value) kept.set(choice.name, choice.value);
    history.replaceState(null, "", `${location.pathname}${kept.size ? `?${kept}` : ""}`);
  };

  const search = async () => {
    const mine = ++turn;
    const text = input.value.trim();
    found.hidden = false;
    if (local) {
      clear();
      empty.hidden = false;
      say("Situs ini dibuka dari folder. Pencarian hanya berjalan bila situs dibuka lewat alamat web; pakailah daftar A–Z.");
      return;
    }
    remember(text);
    if (!text) {
      clear();
      say("");
      return;
    }
    try {
      const pagefind = await load();
      const items = await narrow(pagefind, await rank(pagefind, text));
      if (mine !== turn) return;
      clear();
      ranked = items;
    } catch (error) {
      if (mine !== turn) return;
      clear();
      empty.hidden = false;
      say("Pencarian tidak tersedia di situs ini atau sambungan terputus. Pakailah daftar A–Z.");
      console.warn(error);
      return;
    }
    empty.hidden = ranked.length > 0;
    await extend(mine);
    if (mine === turn) say(ranked.length ? `${ranked.length} hasil untuk “${text}”.` : `Tidak ada hasil untuk “${text}”.`);
  };

  let waiting = 0;
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 300);
  };
  input.addEventListener("input", soon);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    search();
  });
  for (const choice of choices) choice.addEventListener("change", search);
  more.addEventListener("click", async () => {
    const first = await extend(turn);
    first?.querySelector("a").focus();
  });

  const asked = new URLSearchParams(location.search);
  for (const choice of choices) choice.value = asked.get(choice.name) ?? "";
  for (const choice of choices) if (choice.selectedIndex < 0) choice.selectedIndex = 0;
  const filters = found.querySelector("details");
  if (filters) filters.open = choices.some((choice) => choice.value);
  input.value = asked.get("q") ?? "";
  if (input.value || local) search();
})();
