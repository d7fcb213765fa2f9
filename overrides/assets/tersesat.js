// On the page for unknown addresses: leads its links to the folder this very file came from.
(() => {
  const page = document.documentElement;
  if (page.dataset.pangkal) return; // one nearer by has answered
  const base = new URL("..", document.currentScript.src).href;
  page.dataset.pangkal = base;
  for (const name of ["href", "src"]) {
    for (const element of document.querySelectorAll(`[${name}^="/"]`)) {
      element.setAttribute(name, base + element.getAttribute(name).slice(1));
    }
  }
})();
