"""The use cases, without a terminal. Files and folders are touched here and nowhere below."""
