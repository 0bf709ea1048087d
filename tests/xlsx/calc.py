"""LibreOffice Calc, for tests only: what another program reads in a workbook of ours."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Final, NoReturn

import pytest

_PROGRAM: Final = os.environ.get("SERVICEFORMULE_SOFFICE", "soffice")
"""``SERVICEFORMULE_SOFFICE`` may name a program that starts LibreOffice; then nothing is skipped."""
_PATIENCE: Final = 180
_LIBRARY: Final = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false"><library:element library:name="Look"/>
</library:library>"""
_MODULE: Final = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Look"
 script:language="StarBasic">Sub Panes(source, target)
  Dim none()
  document = StarDesktop.loadComponentFromURL(source, "_blank", 0, none())
  view = document.CurrentController
  number = FreeFile
  Open ConvertFromURL(target) For Output As #number
  For i = 0 To document.Sheets.Count - 1
    view.setActiveSheet(document.Sheets(i))
    told = document.Sheets(i).Name &amp; "|" &amp; IIf(view.hasFrozenPanes(), "frozen", "")
    Print #number, told &amp; "|" &amp; view.SplitColumn &amp; "|" &amp; view.SplitRow
  Next
  Close #number
  document.close(True)
  StarDesktop.terminate()
End Sub
</script:module>"""
"""Saving without a window forgets the panes, so a macro looks at them in one."""


def _missing(reason: str) -> NoReturn:
    if "SERVICEFORMULE_SOFFICE" in os.environ:
        pytest.fail(reason)
    pytest.skip(reason)


def _run(folder: Path, *arguments: str) -> None:
    program = shutil.which(_PROGRAM)
    if program is None:
        _missing(f"{_PROGRAM} is not on this machine (Debian: libreoffice-calc)")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--norestore", *arguments]
    subprocess.run(command, capture_output=True, check=False, timeout=_PATIENCE)


def converted(data: bytes, kind: str, folder: Path) -> Path:
    """Open a workbook and save it in another format; skips where LibreOffice has no Calc."""
    source, target = folder / "in" / "vergelijking.xlsx", folder / "out"
    source.parent.mkdir(exist_ok=True)
    source.write_bytes(data)
    _run(folder, "--convert-to", kind, "--outdir", str(target), str(source))
    made = target / f"vergelijking.{kind}"
    if not made.exists():
        _missing("LibreOffice is here without Calc (Debian: libreoffice-calc)")
    return made


def panes(data: bytes, folder: Path) -> list[list[str]]:
    """Give for each sheet its name, whether it is frozen, and how many columns and rows stay in sight."""
    converted(data, "csv", folder)  # also makes the profile
    basic = folder / "profile" / "user" / "basic" / "Standard"
    (basic / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
    (basic / "Look.xba").write_text(_MODULE, encoding="utf-8")
    told = folder / "panes.txt"
    source = (folder / "in" / "vergelijking.xlsx").as_uri()
    _run(folder, f'macro:///Standard.Look.Panes("{source}","{told.as_uri()}")')
    return [line.split("|") for line in told.read_text(encoding="utf-8").splitlines()]
