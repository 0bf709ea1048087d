"""Why a text is no quantity or no share."""

from collections.abc import Mapping
from types import MappingProxyType


class QuantityError(ValueError):
    """A text that cannot be read as a quantity or a share.

    ``arguments`` always holds ``text``, what was written; ``suggestion`` stands in it where something near
    it can be read. The codes and their further arguments:

    ==================  =============================================================
    missing-number      ``unit``: a unit stands alone
    missing-unit        ``number``: a number stands alone
    unknown-number      ``number``: what stands where a number belongs
    unknown-unit        ``unit``: what stands where a unit belongs
    not-a-quantity      neither a number nor a unit is found
    superfluous-words   ``words``: "binnen", "at most": the field says that already
    several-quantities  ``first``, ``second``: a range or a sum of two
    negative-quantity
    ambiguous-number    ``first``, ``second``: 1.500 is 1500 or 1,5
    ambiguous-unit      ``first``, ``second``: "m" is minutes or months
    whole-number        a number of times is whole
    too-large           more digits than a norm ever has
    not-a-share         nothing that can be read as a percentage
    share-range         below 0 or above 100 percent
    ambiguous-share     ``first``, ``second``: a bare 0,8 is 0,8 or 80 percent
    ==================  =============================================================
    """

    def __init__(self, code: str, arguments: Mapping[str, str]) -> None:
        self.code = code
        self.arguments: Mapping[str, str] = MappingProxyType(dict(arguments))
        super().__init__(code)
