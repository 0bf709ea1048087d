"""A comparison in the words of one language: what every format of it shows."""
