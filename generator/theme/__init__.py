"""A municipality's look: design tokens in CSS, read into a theme."""
