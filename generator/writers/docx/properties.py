"""What the file says about itself, outside its text."""

from typing import Final

from generator.document import Properties
from generator.ooxml.names import REL_CORE_PROPERTIES, TYPE_CORE_PROPERTIES, XML_DECLARATION
from generator.ooxml.package import Package
from generator.ooxml.text import content

_NAMESPACES: Final = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def set_properties(package: Package, properties: Properties) -> None:
    """Write the core properties.

    Without dates: when the file was made is not in the definition, and a made-up date would be a lie.
    """
    values = (
        ("dc:title", properties.title),
        ("dc:creator", properties.organisation),
        ("cp:contentStatus", properties.status),
        ("dc:language", properties.language),
        ("cp:version", properties.version),
    )
    inside = "".join(f"<{tag}>{content(value)}</{tag}>" for tag, value in values if value)
    data = f"{XML_DECLARATION}<cp:coreProperties {_NAMESPACES}>{inside}</cp:coreProperties>"
    known = package.related("", REL_CORE_PROPERTIES)
    name = known[0] if known else "docProps/core.xml"
    package.add(name, TYPE_CORE_PROPERTIES, data.encode())
    package.relate("", REL_CORE_PROPERTIES, name)
