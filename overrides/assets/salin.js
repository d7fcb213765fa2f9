// Copies a box to the clipboard; without this script the boxes can still be marked and copied by hand.
(() => {
  const status = document.getElementById("kabar");

  // The newer way needs a page over HTTPS; this one also works from a disk or over plain HTTP.
  function copy(box) {
    box.focus();
    box.select();
    return document.execCommand("copy");
  }

  for (const button of document.querySelectorAll("[data-salin]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const name = document.getElementById(button.getAttribute("aria-describedby")).textContent;
      const done = copy(document.getElementById(button.dataset.salin));
      status.textContent = done ? `${name}: disalin.` : `${name}: sudah ditandai, salin dengan Ctrl+C.`;
      button.focus();
    });
  }
})();
