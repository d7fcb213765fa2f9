// An address ending in #situasi-<id> opens the page for those applicants; choosing writes it there.
(() => {
  const choices = [...document.querySelectorAll(".m-situasi input")];
  const follow = () => {
    const named = choices.find((choice) => choice.id && location.hash === `#${choice.id}`);
    if (named) named.checked = true;
  };
  for (const choice of choices) {
    choice.addEventListener("change", () => history.replaceState(null, "", `#${choice.id || "situasi"}`));
  }
  addEventListener("hashchange", follow);
  follow();
})();
