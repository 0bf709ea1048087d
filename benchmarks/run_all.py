"""Every benchmark, against real peers in one run: ``python -m benchmarks.run_all``; see README.md."""

import sys

from benchmarks import formats, growth, help_imports, large, peers, small, update
from benchmarks.measuring import command_line

if __name__ == "__main__":
    measures = [
        small.measure,
        formats.measure,
        large.measure,
        peers.measure,
        growth.measure,
        help_imports.measure,
        update.measure,
    ]
    sys.exit(command_line(measures, __doc__))
