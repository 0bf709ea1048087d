"""What one rendering may use."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Budget:
    """Limits of one rendering; wide for a report of a thousand pages, narrow for a machine.

    ``steps`` counts iterations, calls, includes and the items that filters go through. ``output_chars`` is
    what comes out; ``value_chars`` the largest single text or list on the way; ``total_chars`` all of them
    together, so that neither one giant nor a million dwarfs fill the memory. ``depth`` counts macros,
    recursive loops, blocks and includes within each other. ``source_chars`` is for one template.
    """

    steps: int = 1_000_000
    output_chars: int = 10_000_000
    value_chars: int = 4_000_000
    total_chars: int = 100_000_000
    depth: int = 50
    range_items: int = 10_000
    source_chars: int = 256_000
