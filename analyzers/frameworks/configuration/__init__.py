"""What is configured: environment variables and settings, who reads them, and what counts where nothing is set."""

from __future__ import annotations

from .reader import ConfigurationReader

__all__ = ["ConfigurationReader"]
