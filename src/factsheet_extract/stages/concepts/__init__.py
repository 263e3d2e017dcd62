"""The family's concept and dimensions of each figure. Start at `stage` and `dimensions`.

`labels` compares labels, `reach` says what a figure may be about, `sides` on which side of it that stands, `minimums` the least
numbers asked for.
"""
