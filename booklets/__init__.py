"""What is taken away: PDF files and a book for reading devices, made from the pages that visitors see.

`composing` and `kit` make a `Booklet` of `Piece`s, whose HTML `tidying` keeps to what paper needs; `printing` has a
program of its own (`press`) lay it out, `binding` makes an EPUB of the same; `keeping` keeps those that many ask for.
"""
