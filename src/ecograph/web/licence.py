"""The licence of the data."""

LICENCE = "https://creativecommons.org/licenses/by/4.0/"  # or, as one prefers, the Licence Ouverte 2.0
