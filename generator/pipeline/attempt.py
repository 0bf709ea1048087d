"""One build among others: whatever comes of it is a value, so that the next can go on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path

from generator.diagnostics import Diagnostic, InvalidInputError, RefusedError
from generator.pipeline.build import BuildRequest, Claim, build, free
from generator.pipeline.recorder import Signature


class Verdict(IntEnum):
    """How a build ended; the highest of several is that of all together."""

    FINE = 0
    INVALID = 1
    """The definition or a template is wrong, and nothing was written."""
    REFUSED = 2
    """The system stood in the way, or something was left alone."""


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a request: what was written, what stayed the same, and what there is to say.

    ``used`` are the files that were read or missed, where that was asked, each as it was at that moment.
    """

    path: Path
    verdict: Verdict
    written: tuple[Path, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    unchanged: tuple[Path, ...] = ()
    used: Mapping[str, Signature] = field(default_factory=dict)


def attempt(request: BuildRequest, claim: Claim = free) -> Built:
    """Build, and give what came of it."""
    try:
        outcome = build(request, claim)
    except InvalidInputError as error:
        return Built(request.path, Verdict.INVALID, diagnostics=error.diagnostics)
    except RefusedError as error:
        return Built(request.path, Verdict.REFUSED, diagnostics=(error.diagnostic,))
    except BrokenPipeError:
        raise
    except OSError as error:  # a file of the user's that went away or may not be read, wherever it is met
        name = str(error.filename or request.path)
        found = Diagnostic("path-unreadable", file=name, arguments={"name": name})
        return Built(request.path, Verdict.REFUSED, diagnostics=(found,))
    verdict = Verdict.REFUSED if outcome.refused else Verdict.FINE
    return Built(request.path, verdict, outcome.written, outcome.diagnostics, outcome.unchanged)
