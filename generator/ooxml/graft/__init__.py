"""Bringing parts of one Word file's text into another, with all that they lean on."""

from generator.ooxml.graft.grafter import Grafter
from generator.ooxml.graft.loss import Lost, LostKind

__all__ = ["Grafter", "Lost", "LostKind"]
