"""Layers to record."""
