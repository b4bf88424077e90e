"""The graph in a notebook: tables as pandas DataFrames, networks as networkx graphs."""

from ecograph.notebook.opened import OpenGraph, open_graph

__all__ = ["OpenGraph", "open_graph"]
