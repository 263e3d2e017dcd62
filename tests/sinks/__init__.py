"""Tests of `sinks`."""
