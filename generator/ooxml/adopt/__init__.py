"""A municipality's own Word template as the base of our documents."""

from generator.ooxml.adopt.adopt import Adopted, adopt
from generator.ooxml.adopt.inspection import inspect

__all__ = ["Adopted", "adopt", "inspect"]
