"""A real server on the sample acts, for the pages of the network."""

from tests.web.pages.conftest import browser, sample_address

__all__ = ["browser", "sample_address"]
