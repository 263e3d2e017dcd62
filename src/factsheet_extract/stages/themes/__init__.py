"""Themes and how many bodies deal with each. Start at `stage`.

`homes` finds where a sheet lists its themes, `labels` which theme a label names, `scopes` and `shared` what they have
in common.
"""
