// Looks for news of what the page waits for, and loads the page anew when it's done.
"use strict";
const part = document.querySelector("[data-wait]");
async function look() {
  const answer = await fetch(location.href, { credentials: "same-origin" }).catch(() => null);
  if (answer && answer.ok) {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const news = page.querySelector("[data-wait]");
    if (!news) return location.reload();
    if (news.innerHTML !== part.innerHTML) part.replaceChildren(...news.childNodes);
  }
  setTimeout(look, 1000);
}
if (part) setTimeout(look, 400);
