"""`check`: a record or a sheet against what was expected of it."""
