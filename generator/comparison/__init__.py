"""Several municipalities beside each other: what is alike, who is strictest, and what only one has."""
