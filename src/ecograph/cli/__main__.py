"""Runs the command line as `python -m ecograph.cli`."""

from ecograph.cli import main

main()
