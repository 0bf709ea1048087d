"""A policy change put into a Word file, beside building afresh, and beside a comparison of two Word files.

The peer of the second is python-redlines with the engine that comes in its own wheel. It gets two files that
nobody edited, and knows nothing of fields; we get the same two and the snapshot in the first. Whether
accepting and rejecting give the new and the old words is judged by pandoc for both. The peer is no part of
the tests' packages: ``pip install -e '.[benchmarks]'``.
"""

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pypandoc
import yaml

from benchmarks.inside import uncollected
from benchmarks.measuring import Result, command_line, compare
from benchmarks.programs import ALTENA, build, python
from generator.ooxml.archive import read_archive
from generator.ooxml.snapshot import snapshot_of
from generator.roundtrip.field_paths import is_prose
from generator.roundtrip.finish import finish
from generator.roundtrip.renew import weave_file

_UPDATE: Final = 1.5
_REDLINES: Final = 0.2
_FIELDS: Final = 2_000
_CHANGES: Final = 200
_PER_PROMISE: Final = 4
_NORMS: Final = (
    ("45 seconden", "30 seconden"),
    ("3 werkdagen", "5 werkdagen"),
    ("4 uur", "2 uur"),
    ("6 weken", "4 weken"),
    ("5 werkdagen", "4 werkdagen"),
)
_WHO: Final = ("Meting", "2026-11-24T00:00:00Z")
_TEMPLATE: Final = """# Velden

{% for promise in promises %}
{{ promise.text }} Eigenaar: {{ promise.owner }}. Norm: {{ promise.norm.at_most }}, {{ promise.norm.share }}.

{% endfor %}
"""


def measure(runs: int, quick: bool) -> Iterator[Result]:  # noqa: FBT001 - the signature of Measure
    """Compare an update with a build, and many changes with python-redlines where that is installed."""
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        yield _five_promises(folder, runs)
        yield _all_that_is_new(folder, runs)
        yield from _beside_redlines(folder, runs, _FIELDS // 10 if quick else _FIELDS)


def _five_promises(folder: Path, runs: int) -> Result:
    """Put five other norms into the main document of Altena 1.0, as in the story of the README."""
    definition = folder / "vijf"
    shutil.copytree(ALTENA / "1.0", definition)
    file = _main_document(definition, folder / "old-five")
    promises = definition / "beloften.yaml"
    text = promises.read_text(encoding="utf-8")
    for old, new in _NORMS:
        text = text.replace(f"hoogstens: {old}\n", f"hoogstens: {new}\n", 1)
        text = text.replace(f"binnen {old}", f"binnen {new}", 1)
    promises.write_text(text, encoding="utf-8", newline="\n")
    name = "Altena 1.0, five promises changed: one update of the main document / build of the four"
    return _beside_build(file, definition, folder, runs, name, _UPDATE)


def _all_that_is_new(folder: Path, runs: int) -> Result:
    file = _main_document(ALTENA / "1.0", folder / "old-all")
    name = "Altena from 1.0 to 1.1, some 700 changes: one update of the main document / build of the four"
    return _beside_build(file, ALTENA, folder, runs, name, None)


def _main_document(definition: Path, target: Path) -> Path:
    build(definition, target, "--only", "serviceformule")
    return next(target.glob("*.docx"))


def _beside_build(  # noqa: PLR0913, PLR0917 - what to measure, where, and what it is called
    file: Path, definition: Path, folder: Path, runs: int, name: str, limit: float | None
) -> Result:
    target = folder / "bijgewerkt.docx"
    return compare(
        lambda: python("-m", "generator", "update", str(file), str(definition), "-o", str(target), "--force"),
        lambda: build(definition, folder / "new"),
        runs,
        name,
        limit,
    )


def _beside_redlines(folder: Path, runs: int, fields: int) -> Iterator[Result]:
    redline = _peer()
    if redline is None:
        return
    changes = _CHANGES * fields // _FIELDS
    old, new = (
        _made(folder / name, fields // _PER_PROMISE, changed)
        for name, changed in (("plain", 0), ("changed", changes))
    )
    with uncollected():
        result = compare(
            lambda: ours(old, new),
            lambda: redline(old, new),
            runs,
            f"{fields:,} fields, {changes} changes: tracked by us / by python-redlines",
            _REDLINES,
        )
    verdicts = {"ours": _verdict(ours(old, new), old, new), "peer": _verdict(redline(old, new), old, new)}
    yield replace(result, note="; ".join(f"{name}: {told}" for name, told in verdicts.items()))


def _peer() -> Callable[[bytes, bytes], bytes] | None:
    """Give python-redlines as a function of two files, None where it is not installed."""
    try:
        from python_redlines import DocxodusEngine
    except ImportError:
        print("python-redlines is not installed; left out", file=sys.stderr)
        return None
    engine = DocxodusEngine()
    return lambda old, new: bytes(engine.run_redline("Meting", original=old, modified=new)[0])


def ours(old: bytes, new: bytes) -> bytes:
    """Put a new version into a file of ours, as ``update`` does, with the proof that nothing is lost."""
    theirs, coming = read_archive(old), read_archive(new)
    part, before = snapshot_of(theirs)
    woven = weave_file({one.name: one.data for one in before.base}, theirs, coming, _WHO, is_prose)
    return finish(woven, part, snapshot_of(coming)[1])


def _made(folder: Path, promises: int, changed: int) -> bytes:
    """Build a document of a sentence and three values for each promise, of which some have other words."""
    step = promises // changed if changed else 0
    items = [_promise(number, changed=bool(step) and number % step == 0) for number in range(promises)]
    data = {
        "formaat": "serviceformule/1",
        "gemeente": {"naam": "Meting"},
        "formule": {"titel": "Meting", "soort": "eigen", "versie": "1.0", "status": "concept"},
        "kanalen": [{"id": "telefoon", "naam": "Telefoon", "soort": "telefoon"}],
        "beloften": items,
        "documenten": [{"id": "velden", "sjabloon": "velden.md"}],
    }
    (folder / "templates" / "documents").mkdir(parents=True)
    (folder / "templates" / "documents" / "velden.md").write_text(_TEMPLATE, encoding="utf-8")
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    (folder / "serviceformule.yaml").write_text(text, encoding="utf-8")
    build(folder, folder / "uit", "--only", "velden")
    return next((folder / "uit").glob("*.docx")).read_bytes()


def _promise(number: int, *, changed: bool) -> dict[str, object]:
    when = "zo snel als wij kunnen" if changed else "meestal nog dezelfde dag"
    return {
        "id": f"belofte-{number}",
        "tekst": f"Op vraag {number} over {number % 37} krijgt u {when} antwoord van een medewerker.",
        "kanalen": ["telefoon"],
        "norm": {"moment": "antwoord", "hoogstens": f"{number % 50 + 1} werkdagen", "aandeel": "90%"},
        "eigenaar": f"teamleider {number % 11}",
    }


def _verdict(made: bytes, old: bytes, new: bytes) -> str:
    """Say whether the words are right after rejecting and after accepting, as pandoc reads them."""
    rights = {
        "reject": _words(made, "reject") == _words(old, "accept"),
        "accept": _words(made, "accept") == _words(new, "accept"),
    }
    return ", ".join(f"{side} {'right' if right else 'WRONG'}" for side, right in rights.items())


def _words(data: bytes, changes: str) -> list[str]:
    options = [f"--track-changes={changes}", "--wrap=none"]
    return pypandoc.convert_text(data, "plain", "docx", extra_args=options).split()


if __name__ == "__main__":
    sys.exit(command_line([measure], __doc__))
