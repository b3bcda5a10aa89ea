// One box that chooses every line of the page's list, or none.
"use strict";
for (const place of document.querySelectorAll("[data-all]")) {
  const boxes = [...place.closest("form").querySelectorAll("input[type=checkbox][name=id]")];
  const label = Object.assign(document.createElement("label"), { className: "choice" });
  const all = Object.assign(document.createElement("input"), { type: "checkbox" });
  label.append(all, Object.assign(document.createElement("span"), { textContent: place.dataset.all }));
  place.append(label);
  const tell = () => {
    const chosen = boxes.filter((box) => box.checked).length;
    all.checked = chosen === boxes.length;
    all.indeterminate = chosen > 0 && !all.checked;
  };
  all.addEventListener("change", () => { boxes.forEach((box) => { box.checked = all.checked; }); });
  boxes.forEach((box) => box.addEventListener("change", tell));
  tell();
}
