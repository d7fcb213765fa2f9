// Light or dark: the device decides until the reader chooses. Runs in the head, so that nothing flashes.
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
})();
