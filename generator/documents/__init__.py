"""From a plan to documents: templates make Markdown, Markdown becomes the document tree."""
