"""Jinja for templates that somebody else wrote: no way out of it, and an end to what they may use."""

from generator.sandbox.budget import Budget
from generator.sandbox.fault import TemplateFault
from generator.sandbox.sandbox import Compiled, Expression, Sandbox

__all__ = ["Budget", "Compiled", "Expression", "Sandbox", "TemplateFault"]
