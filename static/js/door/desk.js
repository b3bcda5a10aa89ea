// What this desk knows and has pressed: the list, and presses on their way to the server.
// Presses are kept until the server has told how each ended; Plenum.keep (keep.js) lets them and
// the list live on when the page is closed.
(() => {
  const door = document.getElementById("door");
  if (!door) return;
  const POLL = 8000;
  const keep = window.Plenum.keep || { read: async () => null, write: async () => {}, clear: async () => {} };
  const state = { list: null, people: [], presses: [], online: true, token: "", ahead: 0, signedOut: false };
  const listeners = [];
  const changed = () => listeners.forEach((tell) => tell(state));
  const now = () => new Date(Date.now() + state.ahead);
  const clock = (at) => at.toLocaleTimeString("nb-NO", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Oslo" }).replace(":", door.dataset.colon);
  const save = () => keep.write({ list: state.list, presses: state.presses, ahead: state.ahead });

  const person = ([registration, code, name, organisation, places, at, desk]) =>
    window.Plenum.findable({ registration, code, name, organisation, places, at, desk });
  const learn = (list) => {
    state.list = list;
    state.people = list.people.map(person);
    overlay();
  };
  // Whoever was pressed here is in, also before the server knows.
  const overlay = () => state.presses.forEach((press) => {
    const one = state.people.find((each) => each.code === press.code);
    if (one && !one.at) Object.assign(one, { at: press.clock, desk: press.desk });
  });

  // What the server has taken stands in the kept list, too, until a newer one comes.
  const note = (press, end) => {
    const row = end?.ended === "in" && state.list?.people.find((each) => each[1] === press.code);
    if (row) [row[5], row[6]] = [press.clock, press.desk];
  };

  const ask = async (address, options = {}) => {
    const answer = await fetch(address, { headers: { Accept: "application/json" }, cache: "no-store", ...options });
    if (answer.status >= 500) throw new Error("down");
    const isJson = (answer.headers.get("Content-Type") || "").includes("json");
    state.signedOut = !isJson;
    return isJson ? answer.json() : null;
  };
  const reached = (online) => {
    state.online = online;
    if (!online) state.presses.forEach((press) => { press.waited = true; });
  };
  // A list whose day is over is gone from the page as from the device.
  const expire = () => {
    if (!state.list || now() < new Date(state.list.until)) return;
    Object.assign(state, { list: null, people: [] });
    save();
  };
  const load = async () => {
    expire();
    try {
      const seen = state.list ? `?seen=${state.list.mark}` : "";
      const told = await ask(door.dataset.list + seen);
      reached(true);
      if (!told) return changed();
      state.token = told.token;
      state.ahead = new Date(told.now) - Date.now();
      if (!told.same) learn(told);
      await save();
      await send();
    } catch {
      reached(false);
    }
    changed();
  };

  let sending = null;
  const send = () => {
    sending = sending || deliver().finally(() => { sending = null; });
    return sending;
  };
  const deliver = async () => {
    while (state.presses.length && state.token) {
      const batch = state.presses.slice(0, 200);
      const body = new URLSearchParams({ presses: JSON.stringify(batch), csrf_token: state.token });
      let told;
      try {
        told = await ask(door.dataset.presses, { method: "POST", body });
        reached(true);
      } catch {
        reached(false);
        await save();
        return;
      }
      if (!told) return;
      if (!told.ended) { state.token = ""; return; }
      const ends = new Map(told.ended.map((each) => [each.key, each]));
      state.presses = state.presses.filter((press) => !ends.has(press.key));
      batch.forEach((press) => {
        note(press, ends.get(press.key));
        window.Plenum.ended?.(press, ends.get(press.key));
      });
      await save();
    }
  };

  window.Plenum.desk = {
    state,
    now,
    onChange: (tell) => listeners.push(tell),
    load,
    admit: async (one, idSeen) => {
      const at = now();
      const press = {
        key: crypto.randomUUID(), registration: one.registration, code: one.code, name: one.name,
        desk: door.dataset.desk, at: at.toISOString(), clock: clock(at), id_seen: idSeen, waited: !state.online,
      };
      Object.assign(one, { at: press.clock, desk: press.desk });
      state.presses.push(press);
      changed();
      await save();
      await send();
      changed();
    },
    // A press that hasn't left is taken back here; the server is asked for any other.
    undo: async (one) => {
      const waiting = state.presses.find((press) => press.code === one.code);
      if (waiting) {
        state.presses = state.presses.filter((press) => press !== waiting);
        await save();
      } else {
        const body = new URLSearchParams({ csrf_token: state.token });
        try {
          await fetch(`${door.dataset.person.replace("CODE", one.code)}/undo`, { method: "POST", body });
        } catch {
          reached(false);
          changed();
          return false;
        }
      }
      Object.assign(one, { at: null, desk: null });
      changed();
      load();
      return true;
    },
  };
  const begin = async () => {
    const kept = await keep.read();
    if (kept) {
      Object.assign(state, { presses: kept.presses || [], ahead: kept.ahead || 0 });
      if (kept.list) learn(kept.list);
      changed();
    }
    await load();
    setInterval(load, POLL);
  };
  addEventListener("online", load);
  addEventListener("offline", () => { reached(false); changed(); });
  addEventListener("DOMContentLoaded", begin);
})();
