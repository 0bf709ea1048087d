"""A real browser for the pages of Altena, and axe-core to look at them."""

import base64
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains

CHROMIUM, DRIVER = "/usr/bin/chromium", "/usr/bin/chromedriver"
_FLAGS = """
--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
--disable-component-update --disable-sync --force-device-scale-factor=1
"""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]


def missing(reason: str) -> None:
    """Skip with a reason; where everything must run, fail."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


class Browser:
    """One window of headless Chromium."""

    def __init__(self, driver: webdriver.Chrome, axe: str) -> None:
        self.driver = driver
        self._axe = axe

    def show(self, page: Path, width: int, *, dark: bool = False, printed: bool = False) -> None:
        """Show a page in a window of a width; without motion, so that a scroll is where it ends."""
        self._tell("Emulation.setDeviceMetricsOverride",
                   width=width, height=900, deviceScaleFactor=1, mobile=width < 700)  # fmt: skip
        features = [
            ("prefers-color-scheme", "dark" if dark else "light"),
            ("prefers-reduced-motion", "reduce"),
        ]
        self._tell("Emulation.setEmulatedMedia", media="print" if printed else "",
                   features=[{"name": name, "value": value} for name, value in features])  # fmt: skip
        self.driver.get(page.as_uri())

    def run(self, script: str, *arguments: object) -> object:
        return self.driver.execute_script(script, *arguments)

    def violations(self) -> list[str]:
        """Give what axe-core finds, one line a rule."""
        self.driver.execute_script(self._axe)
        found = self.driver.execute_async_script(
            """const done = arguments[arguments.length - 1];
            axe.run({runOnly: arguments[0], resultTypes: ['violations']}).then(
              result => done(result.violations), error => done([{id: String(error), nodes: []}]));""",
            RULES,
        )
        return [f"{rule['id']}: {[node['html'][:120] for node in rule['nodes'][:3]]}" for rule in found]

    def sideways(self) -> int:
        """Give by how many pixels the page is wider than its window."""
        root = "document.documentElement"
        return int(self.driver.execute_script(f"return {root}.scrollWidth - {root}.clientWidth"))

    def press(self, *keys: str) -> None:
        ActionChains(self.driver, duration=0).send_keys("".join(keys)).perform()

    def picture(self, path: Path) -> None:
        data = self._tell("Page.captureScreenshot", format="png")["data"]
        path.write_bytes(base64.b64decode(data))

    def _tell(self, command: str, **arguments: object) -> dict[str, str]:
        return self.driver.execute_cdp_cmd(command, arguments)


@contextmanager
def browser(profile: Path, axe: Path) -> Iterator[Browser]:
    for program in (CHROMIUM, DRIVER):
        if shutil.which(program) is None:
            missing(f"{program} is not on this machine (Debian: chromium, chromium-driver)")
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in (*_FLAGS.split(), f"--user-data-dir={profile}"):
        options.add_argument(flag)
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    driver.set_script_timeout(60)
    try:
        yield Browser(driver, axe.read_text(encoding="utf-8"))
    finally:
        driver.quit()
