// Reads the code on a badge with the device's camera and looks its person up, as if it were typed.
// Where the browser can't read QR codes by itself, the reader in static/vendor is fetched for it.
(() => {
  const door = document.getElementById("door");
  const button = document.getElementById("door-camera");
  if (!button || !window.Plenum.scanned || !navigator.mediaDevices?.getUserMedia) return;
  const video = document.getElementById("door-view");
  const told = document.getElementById("door-told");
  const READER = door.dataset.reader;
  const PAUSE = 150;
  const AGAIN = 4000;
  const SOON = 1000;
  let stream = null;
  let last = { code: "", at: 0 };

  const isNative = async () =>
    "BarcodeDetector" in window && (await BarcodeDetector.getSupportedFormats()).includes("qr_code");
  let reader = null;
  const detector = () => {
    reader = reader || isNative()
      .then((native) => (native ? window : import(READER)))
      .then((from) => new from.BarcodeDetector({ formats: ["qr_code"] }));
    return reader;
  };
  // The reader is kept for the hour without a network, beside the page (keep.js).
  isNative().then(async (native) => {
    if (native || !navigator.serviceWorker) return;
    await navigator.serviceWorker.ready;
    const cache = await caches.open("plenum-door");
    await cache.addAll([READER, new URL("index.js", new URL(READER, location))]);
  }).catch(() => {});

  // One badge held before the camera is read many times a second, and meant once.
  const read = (code) => {
    const isSame = code === last.code && Date.now() - last.at < AGAIN;
    last = { code, at: Date.now() };
    if (isSame) return;
    navigator.vibrate?.(60);
    // Nobody found may be a list that hasn't come yet: it is asked again soon.
    if (!window.Plenum.scanned(code)) last.at -= AGAIN - SOON;
  };
  const look = async (eyes, seen) => {
    if (stream !== seen) return;
    const found = video.readyState < 2 ? [] : await eyes.detect(video).catch(() => []);
    if (stream === seen && found.length) read(found[0].rawValue);
    setTimeout(look, PAUSE, eyes, seen);
  };
  const show = (isOn) => {
    video.hidden = !isOn;
    button.textContent = isOn ? button.dataset.off : button.dataset.on;
  };
  const stop = () => {
    stream?.getTracks().forEach((track) => track.stop());
    stream = null;
    show(false);
    told.textContent = "";
  };
  const start = async () => {
    button.disabled = true;
    try {
      const eyes = await detector();
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment", width: { ideal: 1280 } } });
      video.srcObject = stream;
      show(true);
      await video.play();
      told.textContent = button.dataset.hold;
      look(eyes, stream);
    } catch {
      reader = null;
      stop();
      told.textContent = button.dataset.none;
    }
    button.disabled = false;
  };
  button.addEventListener("click", () => (stream ? stop() : start()));
  // A tablet that is put away doesn't go on looking.
  addEventListener("visibilitychange", () => document.hidden && stop());
  button.hidden = false;
})();
