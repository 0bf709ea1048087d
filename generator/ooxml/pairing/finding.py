"""What the check finds, as data."""

from dataclasses import dataclass
from enum import StrEnum


class Rule(StrEnum):
    """What must hold, named after the fault."""

    UNREADABLE = "unreadable"
    DEAD_LINK = "dead-link"
    DEAD_REFERENCE = "dead-reference"
    UNPAIRED_BOOKMARK = "unpaired-bookmark"
    REPEATED_BOOKMARK_ID = "repeated-bookmark-id"
    REPEATED_BOOKMARK_NAME = "repeated-bookmark-name"
    INVALID_BOOKMARK_NAME = "invalid-bookmark-name"
    UNPAIRED_FIELD = "unpaired-field"
    UNPAIRED_COMMENT = "unpaired-comment"
    REPEATED_REVISION_ID = "repeated-revision-id"
    TEXT_IN_DELETION = "text-in-deletion"
    DELETED_TEXT_OUTSIDE = "deleted-text-outside"
    DELETION_IN_INSERTION = "deletion-in-insertion"
    REPEATED_TABLE_HEADER = "repeated-table-header"
    CELL_WITHOUT_END = "cell-without-end"
    ADJACENT_TABLES = "adjacent-tables"
    EMPTY_PARAGRAPH = "empty-paragraph"
    REPEATED_CONTROL_ID = "repeated-control-id"
    LONG_CONTROL_TAG = "long-control-tag"
    NESTED_CONTROL = "nested-control"
    REPEATED_DRAWING_ID = "repeated-drawing-id"
    DRAWING_WITHOUT_ALT = "drawing-without-alt"
    DEAD_RELATIONSHIP = "dead-relationship"
    MISSING_PART = "missing-part"


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: the rule, the part it is in, and the name or number it is about."""

    rule: Rule
    part: str
    subject: str = ""
