"""Documents that offices have, read into records, guides and notices.

Readers (`text`, `word`, `sheet`, `pdf`) give plain lines and run in a confined process (`confined`); finders (`title`,
`dates`, `numbers`, `issuer`, `boilerplate`, `parts`) look into the lines and invent nothing; `document` joins them;
`catalog`, `guide` and `notice` make content of it; `batch` goes through the files.
"""
