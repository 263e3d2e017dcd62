"""The families: files, words, and what each finds on its sheets."""
