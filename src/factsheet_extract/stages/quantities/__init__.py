"""The figures of every passage, and the numbers that are none with their reasons. Start at `stage`."""
