"""What names each cell of each table. Start at `stage`.

`grid` makes a table askable, `layout` says what its rows and columns are for, `nesting` and `units` what rows and
heads say of others; `cells` gives the words beside a number to the stages that look for scopes and roles.
"""
