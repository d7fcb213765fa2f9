// Light or dark: the device decides until the reader chooses. Runs in the head, so that nothing flashes.
// And a copy of the site on a disk: without a server, a link to a folder must name the page in it.
(() => {
  const KEY = "tampilan";
  const sheet = document.getElementById("gelap");
  const dark = () => matchMedia(sheet.media).matches;
  const apply = (choice) => {
    if (choice) sheet.media = choice === "gelap" ? "screen" : "not all";
  };
  const stored = () => {
    try { return localStorage.getItem(KEY); } catch { return null; }
  };
  const store = (choice) => {
    try { localStorage.setItem(KEY, choice); } catch { /* a browser that keeps nothing: for this page only */ }
  };
  apply(stored());
  // Paper unfolds what is folded; the style sheet alone does it in newer browsers.
  addEventListener("beforeprint", () => {
    for (const folded of document.querySelectorAll("details.m-lipat")) folded.open = true;
  });
  document.addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector(".m-tampilan");
    const show = () => button.setAttribute("aria-pressed", String(dark()));
    button.hidden = false;
    show();
    button.addEventListener("click", () => {
      const choice = dark() ? "terang" : "gelap";
      store(choice);
      apply(choice);
      show();
    });
  });
  if (location.protocol !== "file:") return;
  document.addEventListener("DOMContentLoaded", () => {
    for (const link of document.links) {
      if (link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
    }
    for (const form of document.forms) {
      if (form.action.endsWith("/")) form.action += "index.html";
    }
  });
})();
