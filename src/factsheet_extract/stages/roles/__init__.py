"""Who does what, for how many, for which ones, since when. Start at `stage`.

`reading` reads a sentence, `rows` a table; `doers`, `targets` and `shares` fill the slots of a cue; `parse` asks a
trained model.
"""
