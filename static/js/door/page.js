// The door's page: typing finds, one press lets in, and the rooms stand large until the next.
(() => {
  const door = document.getElementById("door");
  if (!door || !window.Plenum.desk) return;
  const desk = window.Plenum.desk;
  const field = document.querySelector("#door-search input[name=query]");
  const found = document.getElementById("door-found");
  const panel = document.getElementById("door-panel");
  const line = document.getElementById("door-line");
  const row = document.getElementById("door-row");
  const shown = document.getElementById("door-shown");
  let results = [];
  let chosen = -1;
  let shownFor = null;
  let searched = "";

  const put = (part, name, text) => { part.querySelector(`[data-${name}]`).textContent = text; };
  const said = (one) => door.dataset.in.replace("{time}", one.at).replace("{desk}", one.desk);
  const rooms = (list, places) => {
    list.replaceChildren(...places.map(([time, number, title, room]) => {
      const item = document.createElement("li");
      for (const [tag, text, css] of [["span", time, "door__time"], ["strong", room, ""], ["span", `${number}. ${title}`, ""]]) {
        const part = document.createElement(tag);
        part.textContent = text;
        if (css) part.className = css;
        item.append(part, " ");
      }
      return item;
    }));
    list.hidden = !places.length;
  };

  const admit = (one, idSeen) => {
    desk.admit(one, idSeen);
    show(one);
    field.value = "";
    search();
    field.focus();
  };
  const draw = (one, index) => {
    const item = row.content.cloneNode(true).firstElementChild;
    put(item, "name", one.name || door.dataset.nameless);
    item.querySelector("[data-name]").href = door.dataset.person.replace("CODE", one.code);
    put(item, "organisation", one.organisation);
    put(item, "in", one.at ? said(one) : "");
    item.querySelector("[data-is-in]").hidden = !one.at;
    item.querySelector("[data-entry]").hidden = Boolean(one.at) || !one.name;
    item.querySelectorAll("button").forEach((button) => {
      button.querySelector("span").textContent = ` ${one.name}`;
      button.addEventListener("click", () => admit(one, "seen" in button.dataset));
    });
    const places = item.querySelector("[data-places]");
    rooms(places, one.at ? one.places : []);
    if (index === chosen) item.setAttribute("aria-current", "true");
    return item;
  };
  const nobody = () => Object.assign(document.createElement("li"), { textContent: door.dataset.none });
  const render = () => {
    const isNone = field.value.trim() && !results.length;
    found.replaceChildren(...(isNone ? [nobody()] : results.map(draw)));
  };
  const search = () => {
    searched = field.value;
    results = window.Plenum.find(field.value, desk.state.people, 8);
    chosen = results.length === 1 ? 0 : -1;
    render();
  };

  const show = (one, refused = "") => {
    shownFor = one;
    const part = shown.content.cloneNode(true);
    put(part, "name", one.name);
    put(part, "organisation", one.organisation);
    put(part, "in", refused || said(one));
    rooms(part.querySelector("[data-places]"), one.places);
    const undo = part.querySelector("[data-undo]");
    undo.hidden = Boolean(refused);
    undo.addEventListener("click", async () => {
      if (await desk.undo(one)) { panel.hidden = true; shownFor = null; }
      else put(panel, "in", door.dataset.noUndo);
      field.focus();
    });
    panel.replaceChildren(part);
    panel.classList.toggle("door__panel--no", Boolean(refused));
    panel.hidden = false;
  };
  window.Plenum.ended = (press, end) => {
    if (!end || end.ended === "in") return;
    const one = desk.state.people.find((each) => each.code === press.code);
    if (one && end.message) { Object.assign(one, { at: null, desk: null }); show(one, end.message); desk.load(); }
  };

  const status = (state) => {
    const waits = state.presses.length;
    line.hidden = state.online && !waits && !state.signedOut;
    line.classList.toggle("door__line--off", !state.online || state.signedOut);
    const words = state.signedOut ? door.dataset.signedOut : state.online ? door.dataset.online : door.dataset.offline;
    line.textContent = waits ? `${words} ${door.dataset.waiting.replace("{count}", waits)}` : words;
    if (!state.list) return;
    document.getElementById("door-inside").textContent = state.people.filter((one) => one.at).length;
    document.getElementById("door-expected").textContent = door.dataset.expected.replace("{expected}", state.people.length);
  };
  desk.onChange((state) => {
    status(state);
    if (shownFor) shownFor = state.people.find((one) => one.code === shownFor.code) || shownFor;
    if (!field.value) return;
    const before = results[chosen]?.code;
    results = window.Plenum.find(field.value, state.people, 8);
    chosen = results.findIndex((one) => one.code === before);
    render();
  });

  field.addEventListener("input", search);
  field.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || !results.length) return;
    event.preventDefault();
    chosen = (chosen + step + results.length) % results.length;
    render();
  });
  // Enter lets in the one chosen; of several none is, until an arrow or a second Enter says so.
  field.form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (searched !== field.value) search();
    if (chosen < 0 && results.length) {
      chosen = 0;
      return render();
    }
    const one = results[chosen];
    if (one?.at) return show(one);
    if (one?.name) return admit(one, true);
    if (one) location.assign(door.dataset.person.replace("CODE", one.code));
    return undefined;
  });
  // Signing out empties the device, so it waits for what hasn't been sent.
  document.querySelector('form[action$="/logout"]')?.addEventListener("submit", (event) => {
    if (!desk.state.presses.length) return;
    event.preventDefault();
    line.textContent = door.dataset.unsent;
    line.hidden = false;
  });
  // A badge before the camera finds its person; whether an ID was shown is still for a human to say.
  window.Plenum.scanned = (code) => {
    field.value = code;
    search();
    if (results[0]?.at) show(results[0]);
    else found.querySelector("[data-seen]")?.focus();
    return results.length > 0;
  };
  field.form.querySelector("button").classList.add("hidden");
  field.focus();
})();
