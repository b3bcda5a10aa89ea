// Blocks of the timetable are moved by dragging their grip, or by arrow keys on it. A drop posts
// the hidden form; the server snaps, keeps the length, and says why not.
(() => {
  const table = document.querySelector("[data-timetable]");
  const form = document.getElementById("move");
  const told = document.getElementById("moving");
  if (!table || !form) return;
  const rows = [...table.tBodies[0].rows];
  const heads = [...table.tHead.rows[0].cells].slice(1);
  const tracks = heads.map((head) => head.dataset.track);
  const slots = table.dataset.slots.trim().split(" ").filter(Boolean).map(Number);
  const clock = (at) => [Math.floor(at / 60), at % 60].map((n) => String(n).padStart(2, "0")).join(":");
  const snap = (at) => Math.min(1435, Math.max(0, Math.round(at / 5) * 5));

  const tell = (to) => {
    told.textContent = to ? `${clock(to.at).replace(":", ".")}, ${to.track || table.dataset.plenary}` : "";
    heads.forEach((head) => head.classList.toggle("target", Boolean(to) && head.dataset.track === to.track));
  };
  const from = (block) => ({ at: Number(block.dataset.starts), track: block.dataset.track });
  const save = (block, to) => {
    const start = from(block);
    if (start.at === to.at && start.track === to.track) return tell(null);
    form.action = block.dataset.move;
    form.elements.starts.value = clock(to.at);
    form.elements.room.value = to.track;
    form.elements.seen.value = block.dataset.seen;
    form.submit();
  };
  const under = (x, y, block) => {
    const head = heads.find((each) => x >= each.getBoundingClientRect().left && x < each.getBoundingClientRect().right);
    const row = rows.find((each) => y >= each.getBoundingClientRect().top && y < each.getBoundingClientRect().bottom);
    if (!head || !row) return null;
    const box = row.getBoundingClientRect();
    const begins = Number(row.dataset.from);
    const at = begins + ((y - box.top) / box.height) * (Number(row.dataset.to) - begins);
    const slot = slots.filter((each) => each <= at).pop() ?? slots[0];
    return { at: "session" in block.dataset ? slot : snap(at), track: head.dataset.track };
  };
  const step = (block, to, key) => {
    const moved = { ...to };
    const way = key === "ArrowUp" || key === "ArrowLeft" ? -1 : 1;
    if (key === "ArrowLeft" || key === "ArrowRight") {
      moved.track = tracks[Math.min(tracks.length - 1, Math.max(0, tracks.indexOf(to.track) + way))];
    } else if ("session" in block.dataset) {
      moved.at = slots[Math.min(slots.length - 1, Math.max(0, slots.indexOf(to.at) + way))];
    } else {
      moved.at = snap(to.at + 5 * way);
    }
    return moved;
  };

  table.querySelectorAll("[data-move]").forEach((block) => {
    const grip = block.querySelector(".block__grip");
    let to = null;
    let dragged = false;
    const end = () => { to = null; block.classList.remove("block--moving"); tell(null); };
    grip.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      event.preventDefault();
      grip.focus();
      grip.setPointerCapture(event.pointerId);
      dragged = true;
      block.classList.add("block--moving");
    });
    grip.addEventListener("pointermove", (event) => {
      if (!dragged) return;
      to = under(event.clientX, event.clientY, block);
      tell(to);
    });
    grip.addEventListener("pointerup", () => {
      dragged = false;
      const target = to;
      end();
      if (target) save(block, target);
    });
    grip.addEventListener("pointercancel", () => { dragged = false; end(); });
    grip.addEventListener("dragstart", (event) => event.preventDefault());
    grip.addEventListener("click", (event) => { if (event.detail) event.preventDefault(); });
    grip.addEventListener("keydown", (event) => {
      if (event.key.startsWith("Arrow")) {
        event.preventDefault();
        to = step(block, to || from(block), event.key);
        block.classList.add("block--moving");
        tell(to);
      } else if (event.key === "Enter" && to) {
        event.preventDefault();
        save(block, to);
        end();
      } else if (event.key === "Escape") {
        end();
      }
    });
    grip.addEventListener("blur", end);
  });
})();
