// Puts a placeholder into the letter, where one writes, at the press of its name.
"use strict";
const list = document.querySelector("[data-insert]");
const texts = [...document.querySelectorAll("[data-text]")];
let last = texts[1];
for (const text of texts) text.addEventListener("focus", () => { last = text; });
for (const code of list ? list.querySelectorAll("code") : []) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "link";
  button.setAttribute("aria-label", list.dataset.insert.replace("…", code.textContent));
  button.append(...code.childNodes);
  code.append(button);
  button.addEventListener("click", () => {
    last.focus();
    last.setRangeText(code.textContent, last.selectionStart, last.selectionEnd, "end");
    last.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
for (const each of document.querySelectorAll("[data-scripted]")) each.hidden = false;
