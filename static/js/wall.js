// Keeps the count on the wall fresh: the whole of <main>, as often as the page says. Where the line
// is down the last count stays, with the time it was taken in its first line.
(() => {
  const here = () => document.querySelector("main");
  setInterval(async () => {
    try {
      const answer = await fetch(location.pathname, { cache: "no-store" });
      if (!answer.ok || answer.redirected) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      here().replaceWith(page.querySelector("main"));
      document.title = page.title;
    } catch {
      // The next try comes by itself.
    }
  }, Number(document.getElementById("wall").dataset.seconds) * 1000);
})();
