"""A browser whose camera sees a badge, or whatever film it is given."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import segno
from playwright.sync_api import Browser

from tests.support import chromium

WIDTH, HEIGHT, DOT = 640, 480, 10


def film(path: Path, text: str) -> Path:
    """Write to `path` a film of one picture (YUV4MPEG2): `text` as a QR code on grey paper."""
    picture = bytearray([200]) * (WIDTH * HEIGHT)
    rows = [list(row) for row in segno.make(text, micro=False).matrix_iter(scale=DOT, border=4)]
    left, top = (WIDTH - len(rows)) // 2, (HEIGHT - len(rows)) // 2
    for y, row in enumerate(rows):
        start = (top + y) * WIDTH + left
        picture[start : start + len(row)] = bytes(16 if dark else 235 for dark in row)
    colours = bytes([128]) * (WIDTH * HEIGHT // 2)
    head = f"YUV4MPEG2 W{WIDTH} H{HEIGHT} F10:1 Ip A1:1 C420jpeg\nFRAME\n".encode()
    path.write_bytes(head + picture + colours)
    return path


@contextmanager
def seeing(browser: Browser, path: Path) -> Iterator[Browser]:
    """Yield another browser like `browser`, whose camera shows the film at `path` over and over."""
    flags = (
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        f"--use-file-for-fake-video-capture={path}",
    )
    other = browser.browser_type.launch(
        executable_path=chromium.find(), args=[*chromium.flags(), *flags]
    )
    try:
        yield other
    finally:
        other.close()
