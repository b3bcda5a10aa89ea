// Shows the door's page when the network is down: the page as it was kept, without any names.
const CACHE = "plenum-door";
const PATIENCE = 4000;

const soon = (request) => {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), PATIENCE);
  return fetch(request, { signal: late.signal, redirect: "manual" }).finally(() => clearTimeout(timer));
};
const page = async (request) => {
  try {
    const answer = await soon(request);
    if (answer.type === "opaqueredirect" || answer.status < 500) return answer;
  } catch {
    // No network: the kept page, below.
  }
  return (await caches.match("/door", { cacheName: CACHE })) || Response.error();
};
const file = async (request) => (await caches.match(request, { cacheName: CACHE })) || fetch(request);

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== location.origin) return;
  if (event.request.mode === "navigate" && pathname === "/door") event.respondWith(page(event.request));
  else if (pathname.startsWith("/static/")) event.respondWith(file(event.request));
});
