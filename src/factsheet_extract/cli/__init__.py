"""The command line: one command a file. A command parses, calls one verb, prints, and gives its exit code."""
