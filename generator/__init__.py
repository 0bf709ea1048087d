"""serviceformule: one YAML definition of a municipality's service, every document that follows."""

__version__ = "0.1.0"
