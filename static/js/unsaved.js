// Asks before what has been typed into a form is left behind.
"use strict";
let isTyped = false;
document.addEventListener("input", (event) => { isTyped ||= Boolean(event.target.closest(".form")); });
document.addEventListener("submit", () => { isTyped = false; });
addEventListener("beforeunload", (event) => { if (isTyped) event.preventDefault(); });
