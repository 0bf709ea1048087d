"""The definition: frozen, closed, complete."""
