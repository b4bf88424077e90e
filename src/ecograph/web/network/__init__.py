"""The pages of the network: who is tied to whom, as pictures, tables and files, without a script."""

from ecograph.web.network.routes import network_routes

__all__ = ["network_routes"]
