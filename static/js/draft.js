// Carries a half-written answer over while another form on its page is sent. It keeps the mark of
// what it was written about, so that whoever has been overtaken meanwhile is told when it is sent.
"use strict";
for (const form of document.querySelectorAll("form[data-draft]")) {
  const name = `plenum-draft ${form.dataset.draft}`;
  const { seen, state, text } = form.elements;
  const typed = () => JSON.stringify([seen.value, state.value, text.value]);
  const shown = typed();
  const kept = sessionStorage.getItem(name);
  sessionStorage.removeItem(name);
  if (kept) [seen.value, state.value, text.value] = JSON.parse(kept);
  if (typed() !== shown) form.dataset.unsaved = "now";
  document.addEventListener("submit", (event) => {
    if (event.target !== form) sessionStorage.setItem(name, typed());
  });
}
