"""Frozen dataclasses that the stages hand to each other: documents, readings, mentions, facts."""
