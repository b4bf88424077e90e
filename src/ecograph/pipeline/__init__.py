"""Joins the stages, and nothing else: files in, extractions and a store out."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ecograph.pipeline.extraction import extract, extract_file

__all__ = ["extract", "extract_file"]


def __getattr__(name: str) -> Any:
    """`extract` and `extract_file`, whose modules take their time, when they are asked for."""
    if name not in __all__:
        raise AttributeError(name)
    from ecograph.pipeline import extraction

    return getattr(extraction, name)
