"""Products against channels, and where the safety net is missing."""

from dataclasses import dataclass
from typing import Final

from generator.model.definition import Definition
from generator.model.service import Product
from generator.views.view import View, World

WIDEST: Final = 12
DIGITAL: Final = frozenset({"website", "form", "chat", "social", "email"})
"""The kinds of channel that some people cannot use, whatever help they get with them."""


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A product, and for each channel in order whether it is offered there, or there as safety net."""

    product: View
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The matrix of products and channels.

    A matrix of more than ``WIDEST`` columns fits no page; then ``fits`` is False and a list serves better.
    A cell is ``offered``, ``fallback``, ``planned`` or ``none``. ``missing`` and ``planned`` are products
    not offered (yet); ``digital_only`` are those offered through digital channels alone, without a safety
    net of the product's or of one of its channels.
    """

    channels: tuple[View, ...]
    rows: tuple[CoverageRow, ...]
    missing: tuple[View, ...]
    planned: tuple[View, ...]
    digital_only: tuple[View, ...]
    channels_without_fallback: tuple[View, ...]

    @property
    def fits(self) -> bool:
        """Whether the matrix fits a page."""
        return len(self.channels) <= WIDEST


def coverage(world: World) -> Coverage:
    """Work out the matrix and its gaps."""
    definition = world.definition
    used = {c for p in definition.products for c in (*p.channels, *p.fallback)}
    columns = [c.id for c in definition.channels if c.id in used]
    products = {product.id: world.item("products", product.id) for product in definition.products}
    return Coverage(
        channels=tuple(world.item("channels", name) for name in columns),
        rows=tuple(
            CoverageRow(
                products[product.id],
                tuple(_cell(product, channel) for channel in columns),
            )
            for product in definition.products
            if product.status != "missing"
        ),
        missing=tuple(products[p.id] for p in definition.products if p.status == "missing"),
        planned=tuple(products[p.id] for p in definition.products if p.status == "planned"),
        digital_only=tuple(products[name] for name in _digital_only(definition)),
        channels_without_fallback=tuple(
            world.item("channels", c.id) for c in definition.channels if c.kind in DIGITAL and not c.fallback
        ),
    )


def _cell(product: Product, channel: str) -> str:
    if channel in product.channels:
        return "planned" if product.status == "planned" else "offered"
    return "fallback" if channel in product.fallback else "none"


def _digital_only(definition: Definition) -> list[str]:
    channels = {channel.id: channel for channel in definition.channels}
    return [
        product.id
        for product in definition.products
        if product.channels
        and product.status != "missing"
        and not product.fallback
        and all(channels[c].kind in DIGITAL and not channels[c].fallback for c in product.channels)
    ]
