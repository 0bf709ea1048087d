"""serviceformule: one YAML definition of a municipality's service, every document that follows."""
