// Asks before what has been typed into a form is left behind.
"use strict";
let isTyped = Boolean(document.querySelector("[data-unsaved=now]"));
document.addEventListener("input", (event) => { isTyped ||= Boolean(event.target.closest(".form, [data-unsaved]")); });
document.addEventListener("submit", () => { isTyped = false; });
addEventListener("beforeunload", (event) => { if (isTyped) event.preventDefault(); });
