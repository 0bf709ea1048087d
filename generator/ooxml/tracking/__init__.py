"""Tracked changes: words, paragraphs, rows and tables that come and go, each with who and when."""
