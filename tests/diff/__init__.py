"""Tests of the diff verb."""
