"""The page on which a person holds one record against its sheet: `review(record, source)` gives it as one HTML file.

On the left the sheet, its pages as pictures or its text, with every number marked by what became of it; on the right the
facts with their quotes, the findings, and the numbers that nothing explained. It opens from a disk, without a network or a
script: a mark leads to its fact and a fact to its mark.
"""

from factsheet_extract.review.page import ReviewOptions, review

__all__ = ["ReviewOptions", "review"]
