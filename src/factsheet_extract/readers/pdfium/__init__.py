"""What PDFium sees on a page. Start at `pages`.

`calls` are its C functions, `shapes` the drawn things, `forms` what may never be followed.
"""
