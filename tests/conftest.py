import os

import pytest
from hypothesis import settings

# Without a database of old examples a run depends on nothing but the code; in CI it is the same every time.
settings.register_profile("house", database=None, deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-cases",
        action="store_true",
        help="write what the program now says into the case files under tests/cases; the tests still fail",
    )
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write what the program makes now into the files under tests/golden; the tests still fail",
    )
