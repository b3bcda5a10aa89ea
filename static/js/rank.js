// Makes a sortable list of the selects in each [data-rank] group. The selects stay the form's
// truth: the list only shows and reorders what they hold. Without script they stand alone.
"use strict";
for (const group of document.querySelectorAll("[data-rank]")) {
  const selects = [...group.querySelectorAll("select")];
  const list = document.createElement("ol");
  const live = document.createElement("p");
  list.className = "rank";
  list.setAttribute("aria-label", group.dataset.rankHeading);
  live.className = "hidden";
  live.setAttribute("aria-live", "polite");
  group.append(list, live);
  const chosen = () => selects.filter((s) => s.value && s.value !== "0");
  const title = (s) => s.selectedOptions[0].textContent.trim();

  function swap(i, j) {
    const filled = chosen();
    if (!filled[i] || !filled[j]) return;
    [filled[i].value, filled[j].value] = [filled[j].value, filled[i].value];
    draw();
    live.textContent = group.dataset.rankMoved.replace("{}", title(chosen()[j])).replace("#", j + 1);
  }

  function button(text, name, i, j, off) {
    const b = document.createElement("button");
    b.type = "button";
    b.textContent = text;
    b.setAttribute("aria-label", name);
    b.disabled = off;
    b.addEventListener("click", () => {
      swap(i, j);
      const row = list.children[j];
      (row.querySelector(`button[data-to="${text}"]:not(:disabled)`) || row.querySelector("button:not(:disabled)")).focus();
    });
    b.dataset.to = text;
    return b;
  }

  function draw() {
    const filled = chosen();
    list.hidden = filled.length < 2;
    list.replaceChildren(...filled.map((select, i) => {
      const row = document.createElement("li");
      const grip = document.createElement("span");
      const text = document.createElement("span");
      grip.className = "rank__grip";
      grip.textContent = "⠿";
      grip.setAttribute("aria-hidden", "true");
      text.className = "rank__text";
      text.textContent = `${i + 1}. ${title(select)}`;
      row.append(grip, text,
        button("↑", group.dataset.rankUp.replace("{}", title(select)), i, i - 1, i === 0),
        button("↓", group.dataset.rankDown.replace("{}", title(select)), i, i + 1, i === filled.length - 1));
      grip.addEventListener("pointerdown", (event) => drag(event, i));
      return row;
    }));
  }

  function drag(event, from) {
    let at = from;
    event.preventDefault();
    const move = (e) => {
      const to = [...list.children].findIndex((row) => {
        const box = row.getBoundingClientRect();
        return e.clientY >= box.top && e.clientY < box.bottom;
      });
      if (to >= 0 && to !== at) {
        swap(at, to);
        at = to;
        list.children[at].classList.add("rank--held");
      }
    };
    const end = () => {
      document.removeEventListener("pointermove", move);
      document.removeEventListener("pointerup", end);
      document.removeEventListener("pointercancel", end);
      draw();
    };
    list.children[at].classList.add("rank--held");
    document.addEventListener("pointermove", move);
    document.addEventListener("pointerup", end);
    document.addEventListener("pointercancel", end);
  }

  selects.forEach((s) => s.addEventListener("change", draw));
  draw();
}
