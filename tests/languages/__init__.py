"""Tests of the same-named folder of the package."""
