"""Tables on a page: `ruled`, `aligned` without rules, lists with `leaders`, numbers with their noun (`worded`)."""
