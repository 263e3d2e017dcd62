"""Meetings by rank, place and date. Start at `stage`; `rows` reads those told in a table."""
