"""What follows from a plan and no single field says: gaps, overlaps, traces, counts."""
