// What a desk keeps on its device: the day's list and the presses that haven't left, encrypted with
// a key that no script can read out. The list goes when its day is over, and all of it goes when
// somebody signs out; presses stay until they are sent.
(() => {
  const door = document.getElementById("door");
  if (!door || !window.indexedDB || !window.crypto?.subtle) return;
  const NAME = "plenum-door";
  let opened = null;

  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const open = () => {
    if (!opened) {
      const request = indexedDB.open(NAME, 1);
      request.onupgradeneeded = () => request.result.createObjectStore("kept");
      opened = done(request);
    }
    return opened;
  };
  const get = async (name) => done((await open()).transaction("kept").objectStore("kept").get(name));
  const put = async (name, value) =>
    done((await open()).transaction("kept", "readwrite").objectStore("kept").put(value, name));
  const key = async () => {
    const known = await get("key");
    if (known) return known;
    const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
    await put("key", made);
    return made;
  };
  const seal = async (value) => {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const text = new TextEncoder().encode(JSON.stringify(value));
    return { iv, text: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await key(), text) };
  };
  const unseal = async ({ iv, text }) =>
    JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, await key(), text)));
  const isOver = (kept) => kept.list && new Date(kept.list.until) <= Date.now() + (kept.ahead || 0);

  // One write after the other: the last one said is the one that stays.
  let turn = Promise.resolve();
  const write = (kept) => {
    const value = isOver(kept) ? { ...kept, list: null } : kept;
    turn = turn.catch(() => {}).then(async () => put("state", await seal(value)));
    return turn;
  };
  const read = async () => {
    try {
      const sealed = await get("state");
      const kept = sealed ? await unseal(sealed) : null;
      if (!kept || !isOver(kept)) return kept;
      await write(kept);
      return { ...kept, list: null };
    } catch {
      return null;
    }
  };
  window.Plenum = window.Plenum || {};
  window.Plenum.keep = { read, write: (kept) => write(kept).catch(() => {}), isOver };

  // The page itself is kept without a name on it, with what it needs to be shown.
  if (!navigator.serviceWorker) return;
  navigator.serviceWorker.register(door.dataset.worker, { scope: "/door" }).then(() => navigator.serviceWorker.ready)
    .then(async () => {
      const cache = await caches.open("plenum-door");
      const fonts = performance.getEntriesByType("resource").map((each) => each.name)
        .filter((name) => new URL(name).pathname.startsWith("/static/"));
      await cache.addAll([...new Set(fonts)]);
      await cache.put("/door", await fetch(door.dataset.shell));
    }).catch(() => {});
})();
