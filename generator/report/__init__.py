"""The wording of findings: from a code and its arguments to a sentence, in the reader's language."""
