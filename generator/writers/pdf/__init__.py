"""Document → PDF, accessible (PDF/UA-1), set by typst."""
