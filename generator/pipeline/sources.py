"""Where a definition comes from: a path, a version in git, or a Word file that was made from it.

What is read from git or from a Word file is read from there alone; the files on disk may say something else
by now, or be gone.
"""

import contextlib
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Final

from generator.diagnostics import Diagnostic, InvalidInputError, RefusedError
from generator.documents.templates import TemplateFiles
from generator.loader.load import Loaded, load
from generator.pipeline.check import open_definition
from generator.pipeline.edited_word import word_bytes, word_too_large
from generator.pipeline.files import identity
from generator.pipeline.git import Commit, ObjectTooLargeError
from generator.pipeline.plan import OWN_TEMPLATES, own_templates
from generator.pipeline.revision_source import Version, find_version, split_revision
from generator.pipeline.template import MAX_TEMPLATE_BYTES, SUFFIXES, is_template
from generator.pipeline.word_source import read_word

_NO_REVISION: Final = re.compile(r"\.{0,2}[\\/]|[A-Za-z]:[\\/]|[A-Za-z][A-Za-z0-9+.-]+://")
"""How a path begins, also one on Windows, and an address on the internet, which is neither."""


@dataclass(frozen=True, slots=True)
class Source:
    """A definition with where it came from.

    ``label`` is how the user called it. ``templates`` are those that it sees, its own first, as they were at
    that moment; what a Word file saw of its own is not kept in it. ``folder`` is where its pictures and house
    style stand, and there only for a definition on disk: the others have only what a plan needs. ``commit``
    is there for a version in git. ``identity`` is the same for the same file.
    """

    label: str
    loaded: Loaded
    templates: TemplateFiles
    identity: tuple[str, ...]
    folder: Path | None = None
    commit: Commit | None = None


def open_source(text: str, language: str | None = None) -> Source:
    """Open what a user calls a definition: a path, ``REVISION:PATH`` of git, or a Word file of ours.

    What exists under the whole name is a path. Texts are in ``language``, by default that of the documents;
    for a Word file that is the language of that file.

    Raises:
        InvalidInputError: the content is wrong, or no definition can be read from it.
        RefusedError: it is not there, cannot be opened, or git cannot be asked.
    """
    parts = None if _is_path(text) else split_revision(text)
    if parts is None:
        return _from_disk(text, language)
    revision, path = parts
    version = find_version(revision, path.replace("\\", "/") if os.name == "nt" else path)
    return _from_version(text, version, language)


def same(one: Source, other: Source) -> bool:
    """Say whether two sources are one file, in one version of git or on disk, by whatever path."""
    if one.identity == other.identity:
        return True
    if one.commit or other.commit:
        return False
    with contextlib.suppress(OSError):  # gone since
        return Path(one.identity[0]).samefile(other.identity[0])
    return False


def _is_path(text: str) -> bool:
    drive = os.name == "nt" and text[1:2] == ":" and text[:1].isalpha()
    return drive or bool(_NO_REVISION.match(text)) or os.path.lexists(text)


def _from_disk(text: str, language: str | None) -> Source:
    path = Path(text)
    place = (str(identity(path)),)
    if is_template(path):
        loaded = read_word(word_bytes(path), text, language)
        return Source(text, loaded, TemplateFiles(nothing), place)
    loaded = open_definition(path, language)
    folder = Path(loaded.files[0].name).parent
    return Source(text, loaded, own_templates(folder), place, folder)


def _from_version(text: str, version: Version, language: str | None) -> Source:
    place = (version.commit.id, *version.place)
    if version.path.suffix.lower() in SUFFIXES:
        loaded = read_word(_word_in_version(version), str(version.path), language)
        return Source(text, loaded, TemplateFiles(nothing), place, commit=version.commit)
    try:
        with version.files() as files:
            loaded = load(version.path, lambda path: version.read(files, path), language)
    except OSError as error:
        code = Diagnostic("path-is-folder", file=str(version.path), arguments={"name": text})
        raise RefusedError(code) from error
    own = version.path.parent / OWN_TEMPLATES
    templates = TemplateFiles(_texts(lambda name: version.beside(f"{OWN_TEMPLATES}/{name}"), own), own)
    return Source(text, loaded, templates, place, commit=version.commit)


def _word_in_version(version: Version) -> bytes:
    try:
        with version.files() as files:
            return files.read(version.place, MAX_TEMPLATE_BYTES)
    except ObjectTooLargeError as error:
        raise word_too_large(str(version.path)) from error


def nothing(_: str) -> str | None:
    """Give the templates of a definition that has none of its own."""
    return None


def _texts(read: Callable[[str], bytes], folder: PurePath) -> Callable[[str], str | None]:
    """Read templates as texts, None where there is none; messages say that they are in ``folder``."""

    def text(name: str) -> str | None:
        try:
            return read(name).decode("utf-8-sig")
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return None
        except UnicodeDecodeError as error:
            arguments = {"encoding": "UTF-8", "character": ""}
            found = Diagnostic("not-utf8", file=str(folder / name), arguments=arguments)
            raise InvalidInputError([found]) from error

    return text
