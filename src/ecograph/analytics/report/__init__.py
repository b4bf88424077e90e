"""CSV tables and a bilingual page with static pictures, on all networks of a store."""

from ecograph.analytics.report.writing import write_report

__all__ = ["write_report"]
