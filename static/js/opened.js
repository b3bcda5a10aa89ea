// Tells once that a person is at the page: a program that only follows the link does nothing here.
(() => {
  const form = document.getElementById("opened");
  if (!form) return;
  const signs = ["pointerdown", "keydown", "scroll", "touchstart"];
  const tell = () => {
    signs.forEach((sign) => removeEventListener(sign, tell));
    fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) }).catch(() => {});
  };
  signs.forEach((sign) => addEventListener(sign, tell, { passive: true }));
})();
