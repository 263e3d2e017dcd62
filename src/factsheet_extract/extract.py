"""One source in three steps: read, annotate, assemble."""
