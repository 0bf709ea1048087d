"""Setting type: the one room that knows the typesetter.

What is set comes in as data and never as source: the sources are files that ship. Nothing is fetched, no
file beside those sources can be read, and neither clock nor machine leaves a trace in what comes out.
"""

from generator.typesetting.page import Data, MissingGlyphError, pictures_in, to_pdf
from generator.typesetting.picture import shows_pixels, to_png

__all__ = ["Data", "MissingGlyphError", "pictures_in", "shows_pixels", "to_pdf", "to_png"]
