"""Pictures in the line of the text."""

from typing import Final

from generator.ooxml.text import attribute

EMU_PER_PIXEL: Final = 9525
"""At 96 pixels to the inch."""
EMU_PER_TWIP: Final = 635


def picture_size(width: int, height: int, widest: int, highest: int) -> tuple[int, int]:
    """Give the size in EMU of a picture in pixels, made to fit into twentieths of a point."""
    wide, high = max(width, 1) * EMU_PER_PIXEL, max(height, 1) * EMU_PER_PIXEL
    scale = min(1.0, widest * EMU_PER_TWIP / wide, highest * EMU_PER_TWIP / high)
    return max(1, int(wide * scale)), max(1, int(high * scale))


def picture_run(relationship: str, number: int, alt: str, size: tuple[int, int]) -> str:
    """Give a run with a picture; ``number`` is unique in the document, ``size`` in EMU."""
    wide, high = size
    text = attribute(alt)
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{wide}" cy="{high}"/>'
        f'<wp:docPr id="{number}" name="Picture {number}" descr="{text}"/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name="Picture {number}" descr="{text}"/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relationship}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>"
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
