"""Tables that offices keep (their catalogue, their powers, their departments) as records, a row each.

cells     tables as rows of text
reading   the tables of a workbook, a text or a Word file
fields    what a column may mean, for each kind of record
meanings  what stands in a cell, as the record has it
matching  which column means what, guessed from its heading
rows      rows as contents, or why not
writing   the contents as drafts
"""
