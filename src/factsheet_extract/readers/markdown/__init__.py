"""Markdown as a document. Start at `reader`; `tables` reads pipe tables."""
