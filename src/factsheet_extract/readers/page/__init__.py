"""A page's characters to words, lines, columns, blocks, and to the Document. Start at `layout`."""
