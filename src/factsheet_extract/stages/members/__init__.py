"""The names of what a number counts: `listed` beside it, or `told` elsewhere in the sheet."""
