// Writing in a room: what is typed is kept on the device as it is typed, a line or a press is sent
// when the network is there, and other writers' lines come by themselves. What waits is `by` who
// wrote it, and is sent in nobody else's name.
(() => {
  const form = document.getElementById("line");
  if (!form || !window.localStorage) return;
  const NAME = `plenum-lines ${location.pathname}`;
  const waiting = document.getElementById("line-waiting");
  const list = document.getElementById("line-kept");
  const template = document.getElementById("line-template");
  const field = form.elements.text;
  const kinds = [...form.querySelectorAll("input[name=kind]")];
  const by = form.dataset.user;
  const DRAFT = `draft ${by}`;
  let isSignedOut = false;
  let drawn = "[]";
  let later;
  const read = () => JSON.parse(localStorage.getItem(NAME) || '{"lines": []}');
  const store = (change) => {
    const kept = read();
    change(kept);
    localStorage.setItem(NAME, JSON.stringify(kept));
  };
  const keep = (change) => { store(change); tell(); };
  const own = () => read().lines.filter((each) => each.by === by);
  const next = () => own().find((each) => !each.why);
  const without = (key) => (kept) => { kept.lines = kept.lines.filter((each) => each.key !== key); };
  const values = () => Object.fromEntries(["key", "kind", "text", "voice", "responsible", "theme"].map((name) => [name, form.elements[name].value]));
  const fill = (line) => Object.entries(line).forEach(([name, value]) => { form.elements[name].value = value; });
  const fresh = () => fill({ ...values(), key: crypto.randomUUID(), kind: form.querySelector("[name=kind]").value, text: "", voice: form.elements.voice.options[0].value, responsible: "" });

  const word = (kind) => kinds.find((each) => each.value === kind)?.closest("label").querySelector("span").textContent;
  // A line on the device waits for the network, for its writer where `why` says what is wrong, or
  // for another writer to sign in. A press has an address `to` be sent to, and a name.
  const draw = ({ why, by: writer, to, name, ...line }) => {
    const item = template.content.cloneNode(true);
    item.querySelector("strong").textContent = name || word(line.kind);
    item.querySelector("span").textContent = why || (writer === by ? form.dataset.waits : form.dataset.others);
    item.querySelector("p").textContent = line.text || "";
    const [mend, drop] = item.querySelectorAll("button");
    mend.hidden = Boolean(to) || writer !== by;
    mend.addEventListener("click", () => {
      keep((kept) => {
        without(line.key)(kept);
        if (field.value.trim()) kept.lines.push({ ...values(), by, why: form.dataset.aside });
        kept[DRAFT] = { ...line, key: crypto.randomUUID() };
        fill(kept[DRAFT]);
      });
    });
    drop.addEventListener("click", () => keep(without(line.key)));
    return item;
  };
  const show = () => {
    const { lines } = read();
    const count = own().filter((each) => !each.why).length;
    waiting.hidden = !count;
    waiting.textContent = isSignedOut ? form.dataset.signedOut : count === 1 ? form.dataset.one : form.dataset.many.replace("{count}", count);
    const now = JSON.stringify(lines);
    if (now === drawn) return;
    const hadFocus = list.contains(document.activeElement);
    list.replaceChildren(...lines.map(draw));
    drawn = now;
    if (hadFocus) field.focus();
  };
  // A line that leaves at once needs no words.
  const tell = () => {
    clearTimeout(later);
    if (next() && list.childElementCount < read().lines.length) later = setTimeout(show, 700);
    else show();
  };

  const take = (text) => {
    const page = new DOMParser().parseFromString(text, "text/html");
    const lines = page.getElementById("lines");
    if (!lines) return false;
    const token = page.querySelector("#line [name=csrf_token]");
    if (token) form.elements.csrf_token.value = token.value;
    const here = document.getElementById("lines");
    if (!here.contains(document.activeElement)) here.replaceWith(lines);
    return true;
  };
  // One line after the other; a line leaves the device when the server has answered for it. One
  // that is refused is sent once more, with what `take` has renewed, before its writer is asked.
  let sending = null;
  const deliver = async () => {
    let refused = "";
    for (let line = next(); line; line = next()) {
      const { by: _, to, name: _name, ...sent } = line;
      const body = new URLSearchParams(new FormData(form));
      Object.entries(sent).forEach(([name, value]) => body.set(name, value));
      const answer = await fetch(to || location.pathname, { method: "POST", body, cache: "no-store" });
      if (answer.status >= 500) return;
      const text = await answer.text();
      isSignedOut = !take(text);
      if (isSignedOut) return tell();
      const why = faults(text);
      if (!why) keep(without(line.key));
      else if (refused !== line.key) refused = line.key;
      else keep((kept) => kept.lines.filter((each) => each.key === line.key).forEach((each) => { each.why = why; }));
    }
  };
  const faults = (text) => {
    const found = new DOMParser().parseFromString(text, "text/html").querySelectorAll("#errors li, .note--alarm > p");
    return [...found].map((each) => each.textContent.trim()).join(" ");
  };
  const send = () => {
    sending = sending || deliver().catch(() => {}).finally(() => { sending = null; });
    return sending;
  };
  const refresh = async () => {
    await send();
    if (document.hidden || next()) return;
    const answer = await fetch(location.pathname, { cache: "no-store" }).catch(() => null);
    if (answer?.ok) take(await answer.text());
  };

  form.addEventListener("submit", (event) => {
    if (!field.value.trim()) return;
    event.preventDefault();
    const line = { ...values(), by };
    keep((kept) => { kept.lines.push(line); kept[DRAFT] = null; });
    fresh();
    field.focus();
    send();
  });
  form.addEventListener("input", () => store((kept) => { kept[DRAFT] = values(); }));
  // What is pressed beside a line goes the way of the lines; mending one needs the network.
  document.addEventListener("submit", (event) => {
    if (!event.target.closest("#lines")) return;
    event.preventDefault();
    const name = event.submitter.textContent.replace(/\s+/g, " ").trim();
    keep((kept) => { kept.lines.push({ key: crypto.randomUUID(), by, to: event.target.getAttribute("action"), name }); });
    field.focus();
    send();
  });
  document.addEventListener("click", (event) => {
    if (navigator.onLine || !event.target.closest("#lines a")) return;
    event.preventDefault();
    waiting.textContent = form.dataset.offline;
    waiting.hidden = false;
    field.focus();
  });
  field.addEventListener("keydown", (event) => {
    if (!field.value && /^[1-9]$/.test(event.key) && kinds[event.key - 1]) {
      event.preventDefault();
      kinds[event.key - 1].checked = true;
    }
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
  const hint = document.getElementById("line-hint");
  hint.textContent = form.dataset.hint;
  hint.hidden = false;
  kinds.forEach((each, index) => {
    const digit = Object.assign(document.createElement("kbd"), { textContent: index + 1, ariaHidden: "true" });
    each.closest("label").append(digit);
  });
  const draft = read()[DRAFT];
  if (draft && !field.value) fill(draft);
  show();
  send();
  addEventListener("online", send);
  setInterval(refresh, 6000);
})();
