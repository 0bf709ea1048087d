"""The one place with raw WordprocessingML: building it as text, packing it, reading and judging it."""
