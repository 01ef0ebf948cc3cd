"""What the tests of the desk share with those of the office."""

from tests.office.conftest import offices

__all__ = ["offices"]
