"""Comments in an existing Word file: who said what where, new ones, and threads from another file."""

from generator.ooxml.comments.anchors import Anchor, anchored
from generator.ooxml.comments.places import mark
from generator.ooxml.comments.reading import Comment, read_comments
from generator.ooxml.comments.threads import copy_threads
from generator.ooxml.comments.writing import CommentWriter

__all__ = ["Anchor", "Comment", "CommentWriter", "anchored", "copy_threads", "mark", "read_comments"]
