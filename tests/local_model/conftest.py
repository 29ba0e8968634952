"""The mark of the tests that need the wheels of the local model."""

import pytest


def pytest_configure(config: pytest.Config) -> None:
    """Register the mark here: no other folder has such tests."""
    config.addinivalue_line("markers", "local_model: runs a small real model, which takes most of a minute")
