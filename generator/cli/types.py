"""What an option takes. A wrong value is told in our words, with everything that can be chosen."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from generator.cli.faults import WrongUsageError
from generator.diagnostics import nearest


class OneOf(click.ParamType):  # type: ignore[type-arg]  # generic since click 8.5 only
    """One of some fixed words."""

    name = "one-of"

    def __init__(self, *choices: str) -> None:
        self.choices = choices

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Take a word that can be chosen."""
        return chosen(value, self.choices, param, ctx)


class SeveralOf(click.ParamType):  # type: ignore[type-arg]  # generic since click 8.5 only
    """Some of fixed words, with commas between them; each counts once."""

    name = "several-of"

    def __init__(self, *choices: str) -> None:
        self.choices = choices

    def convert(
        self, value: str | tuple[str, ...], param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """Take words that can be chosen."""
        if isinstance(value, tuple):
            return value
        written = dict.fromkeys(part.strip() for part in value.split(",") if part.strip())
        if not written:
            raise WrongUsageError("value_empty", ctx, option=_option(param), known=", ".join(self.choices))
        return tuple(chosen(word, self.choices, param, ctx) for word in written)


class Words(click.ParamType):  # type: ignore[type-arg]  # generic since click 8.5 only
    """Words with commas between them, which only the definition knows."""

    name = "words"

    def convert(
        self,
        value: str | tuple[str, ...],
        param: click.Parameter | None,  # noqa: ARG002 - click's signature
        ctx: click.Context | None,  # noqa: ARG002
    ) -> tuple[str, ...]:
        """Take the words apart."""
        if isinstance(value, tuple):
            return value
        return tuple(dict.fromkeys(part.strip() for part in value.split(",") if part.strip()))


class Number(click.ParamType):  # type: ignore[type-arg]  # generic since click 8.5 only
    """A whole number between two others, both included."""

    name = "number"

    def __init__(self, least: int, most: int) -> None:
        self.least = least
        self.most = most

    def convert(self, value: str | int, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Take a number that can be meant."""
        text = str(value)
        if text.isascii() and text.isdigit() and self.least <= int(text[:9]) <= self.most:
            return int(text)
        arguments = {"value": text, "least": str(self.least), "most": str(self.most)}
        raise WrongUsageError("value_no_number", ctx, option=_option(param), **arguments)


class FilePath(click.ParamType):  # type: ignore[type-arg]  # generic since click 8.5 only
    """A file or folder; whether it is there is found out where it is used."""

    name = "path"

    def convert(self, value: str | Path, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Take a path that the system can hold."""
        if not str(value) or "\0" in str(value):
            raise WrongUsageError("path_empty", ctx, option=_option(param))
        return Path(value)


class SourceName(click.ParamType):  # type: ignore[type-arg]  # generic since click 8.5 only
    """A definition by its name: a path, ``REVISION:PATH`` of git, or a Word file of ours."""

    name = "source"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Take a name that the system can hold."""
        if not value or "\0" in value:
            raise WrongUsageError("path_empty", ctx, option=_option(param))
        return value


class AuthorName(click.ParamType):  # type: ignore[type-arg]  # generic since click 8.5 only
    """Who stands at a change in Word."""

    name = "author"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Take a name on one line that XML can hold."""
        if value and not value.isprintable():
            raise WrongUsageError("value_no_name", ctx, option=_option(param))
        return value.strip()


class Moment(click.ParamType):  # type: ignore[type-arg]  # generic since click 8.5 only
    """A day, or a moment of it, as Word writes it: ``2026-11-24T09:30:00Z``."""

    name = "moment"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Take a date with or without a time, as ISO 8601 has them."""
        if not value:
            return ""
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            raise WrongUsageError("value_no_date", ctx, option=_option(param), value=value) from None
        return f"{moment.replace(tzinfo=None).isoformat(timespec='seconds')}Z"


def chosen(
    value: str, choices: Sequence[str], param: click.Parameter | None, ctx: click.Context | None
) -> str:
    """Give the word, or tell which could have been chosen."""
    if value in choices:
        return value
    raise WrongUsageError(
        "value_unknown",
        ctx,
        option=_option(param),
        value=value,
        known=", ".join(choices),
        suggestion=nearest(value, choices),
    )


def _option(param: click.Parameter | None) -> str:
    return max(param.opts, key=len) if isinstance(param, click.Option) else ""
