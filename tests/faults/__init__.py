"""Hostile documents, and tests that none does harm."""
