"""What each figure counts. Start at `stage`.

`text` cuts a passage into sentences of tokens and `lexicon` says what each word does; `phrases`, `backwards`, `places` and
`names` find the words that a figure can speak of; `prose` puts the rules of the other modules to each figure in one order;
`tables` names the figures of cells.
"""
