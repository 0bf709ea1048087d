"""Exit statuses, on which scripts rest."""

from typing import Final

FINE: Final = 0
INVALID: Final = 1
"""The content is wrong, or findings reach ``--fail-on``."""
REFUSED: Final = 2
"""Wrong usage, or the system refuses."""
INTERRUPTED: Final = 130
"""What shells give for Ctrl+C."""
