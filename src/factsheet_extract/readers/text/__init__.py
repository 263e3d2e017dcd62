"""Plain text as a document. Start at `reader`; tables of plain text are found by `tables`, `spaced`, `fit` and `heads`."""
