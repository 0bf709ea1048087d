"""The service itself: channels, promises with their norms, behaviours and products."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Self

from pydantic import BeforeValidator, Field, model_validator

from generator.model.base import Item, Marked, Part
from generator.model.values import (
    AudienceRef,
    ChannelKind,
    ChannelRef,
    Contact,
    Date,
    Frozen,
    Integer,
    LessonRef,
    Line,
    Markdown,
    Moment,
    Name,
    OriginKind,
    ProductRef,
    ProductStatus,
    PromiseRef,
    QuantityValue,
    ShareValue,
    VisionRef,
    as_mapping,
    fault,
)

SharePerYear = Annotated[Mapping[Integer, ShareValue], BeforeValidator(as_mapping), Frozen]


class Channel(Item):
    """Where contact happens; ``fallback`` helps those who cannot use it."""

    kind_name: ClassVar = "channel"

    name: Line
    kind: ChannelKind
    description: Markdown | None = None
    reachable: Line | None = None
    locations: tuple[Line, ...] = ()
    audiences: tuple[AudienceRef, ...] = ()
    fallback: tuple[ChannelRef, ...] = ()


class Statutory(Part):
    """The bound that the law sets."""

    kind_name: ClassVar = "statutory"

    at_most: QuantityValue
    basis: Line | None = None


class Norm(Marked):
    """The measurable part of a promise: at a moment, within a bound, in a share of the cases."""

    kind_name: ClassVar = "norm"

    moment: Moment
    at_most: QuantityValue | None = None
    share: ShareValue | None = None
    condition: Line | None = None
    statutory: Statutory | None = None
    measured_with: Line | None = None
    achieved: SharePerYear | None = None

    @model_validator(mode="after")
    def _measurable(self) -> Self:
        if self.at_most is None and self.share is None:
            raise fault("norm-without-bound")
        return self


class Origin(Part):
    """How a promise came about: with residents, from a journey, or behind the desk."""

    kind_name: ClassVar = "origin"

    kind: OriginKind | None = None
    date: Date | None = None
    with_: Line | None = Field(default=None, alias="with")


class Promise(Item):
    """What the resident may count on."""

    kind_name: ClassVar = "promise"

    text: Line
    explanation: Markdown | None = None
    channels: tuple[ChannelRef, ...] = ()
    products: tuple[ProductRef, ...] = ()
    audiences: tuple[AudienceRef, ...] = ()
    vision: tuple[VisionRef, ...] = ()
    norm: Norm | None = None
    if_missed: Line | None = None
    compensation: Line | None = None
    origin: Origin | None = None
    owner: Line | None = None


class Behaviour(Item):
    """What one can demonstrate and imitate."""

    kind_name: ClassVar = "behaviour"

    situation: Line | None = None
    do: Line
    not_: Line | None = Field(default=None, alias="not")
    roles: tuple[Line, ...] = ()
    promises: tuple[PromiseRef, ...] = ()
    lesson: LessonRef | None = None


class Product(Item):
    """A product or service, the channels it is offered through, and what is still missing."""

    kind_name: ClassVar = "product"

    name: Line
    upn: Name | None = None
    channels: tuple[ChannelRef, ...] = ()
    fallback: tuple[ChannelRef, ...] = ()
    status: ProductStatus | None = None
    contact: Contact | None = None
    life_event: Line | None = None
    owner: Line | None = None
