// Ticks without leaving the page: the answer's list takes the place of this one, where one stands.
// Another assistant's ticks come by themselves while nobody writes.
(() => {
  const here = () => document.getElementById("room");
  const take = async (answer) => {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("room");
    if (!fresh) { location.reload(); return; }
    const focused = document.activeElement?.closest("li[id]")?.id;
    here().replaceWith(fresh);
    if (focused) document.getElementById(focused)?.querySelector("button")?.focus({ preventScroll: true });
    document.querySelectorAll("main .note[role]").forEach((note) => { if (!fresh.contains(note)) note.remove(); });
    page.querySelectorAll("main .note[role]").forEach((note) => { if (!page.getElementById("room")?.contains(note)) fresh.before(note); });
  };
  document.addEventListener("submit", async (event) => {
    const form = event.target.closest("#room .door__found form");
    if (!form) return;
    event.preventDefault();
    const button = form.querySelector("button");
    button.disabled = true;
    try {
      await take(await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) }));
    } catch {
      button.disabled = false;
      form.submit();
    }
  });
  setInterval(() => {
    const writing = here().querySelector(".room__found") || document.activeElement?.matches("input");
    if (!writing && !document.hidden) fetch(location.pathname).then((answer) => answer.ok && take(answer)).catch(() => {});
  }, 10000);
})();
