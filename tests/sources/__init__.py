"""Tests of the sheets in sources/."""
