"""Complex fields that carry their result, so that nothing has to be updated on opening."""

from generator.ooxml.text import content


def _mark(kind: str, properties: str) -> str:
    return f'<w:r>{properties}<w:fldChar w:fldCharType="{kind}"/></w:r>'


def field_begin(instruction: str, properties: str = "") -> str:
    """Give the runs that open a field, up to and including the mark before its result."""
    code = f'<w:r>{properties}<w:instrText xml:space="preserve"> {content(instruction)} </w:instrText></w:r>'
    return _mark("begin", properties) + code + _mark("separate", properties)


def field_end(properties: str = "") -> str:
    """Give the run that closes a field."""
    return _mark("end", properties)


def field(instruction: str, result: str, properties: str = "") -> str:
    """Give a whole field; ``result`` is the runs that it shows."""
    return field_begin(instruction, properties) + result + field_end(properties)
