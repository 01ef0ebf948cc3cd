"""Tests of what of a person may stand nowhere."""
