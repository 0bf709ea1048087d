"""Document → the bytes of an accessible PDF. Pure: no clock, no network; of the machine its fonts at most."""

from dataclasses import replace

from generator.document import Document
from generator.theme.theme import Theme
from generator.typesetting import MissingGlyphError, pictures_in, to_pdf
from generator.writers.pdf.faces import choose
from generator.writers.pdf.pictures import Pictures
from generator.writers.pdf.printed import Printed
from generator.writers.pdf.setting import Setting


def write(document: Document, theme: Theme) -> Printed:
    """Give a PDF and the remarks on it.

    What cannot be shown is found out beforehand as far as that is possible, and else by trying; each try
    knows more signs or pictures that cannot, so there is an end to it.

    Raises:
        ValueError: The document refers to nothing, has an anchor twice, or holds a picture that is neither
            PNG nor JPEG.
    """
    setting = Setting(document, theme, choose(theme))
    while True:
        work, data = setting.data()
        more = setting.faces.extended(work.signs.missing - setting.signs)
        if more is not setting.faces:
            setting = replace(setting, faces=more)
            continue
        try:
            pdf = to_pdf(data, setting.faces.library.fonts)
        except MissingGlyphError as error:
            setting = setting.without_signs(error.text)
        except ValueError as error:
            setting = _without_pictures(setting, work.pictures, error)
        else:
            if pictures_in(pdf) == len(work.pictures.read):
                remarks = (*setting.faces.remarks, *work.signs.remarks.values(), *work.pictures.remarks)
                return Printed(pdf, tuple({remark.key: remark for remark in remarks}.values()))
            setting = _without_pictures(setting, work.pictures, ValueError("a picture is missing"))


def _without_pictures(setting: Setting, pictures: Pictures, error: ValueError) -> Setting:
    """Leave out the pictures that cannot be read; where all can, something else is wrong."""
    refused = pictures.unreadable()
    if not refused:
        raise error
    return replace(setting, pictures=setting.pictures | refused)
