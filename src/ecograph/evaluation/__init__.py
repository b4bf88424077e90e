"""Compares the tidy tables of a store with facts marked by hand: precision, recall and F1 per table, and the misses."""

from ecograph.evaluation.scoring import Evaluation, TableScore, evaluate

__all__ = ["Evaluation", "TableScore", "evaluate"]
