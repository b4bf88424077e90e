"""Joins the stages, and nothing else: files in, extractions and a store out."""

from ecograph.pipeline.extraction import extract, extract_file

__all__ = ["extract", "extract_file"]
