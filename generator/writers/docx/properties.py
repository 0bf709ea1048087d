"""What the file says about itself, outside its text."""

from generator.document import Properties
from generator.ooxml.package import Package


def set_properties(package: Package, properties: Properties) -> None:
    """Write the core properties."""
    package.properties.fill(
        title=properties.title,
        author=properties.organisation,
        status=properties.status,
        language=properties.language,
        version=properties.version,
    )
