"""What is open at the desk, and for whom it waits.

opened     what the database is asked for about everything that is open
touched    which notices and records something happened to since
items      everything that is a draft, in review or returned, read without its words
board      the same, kept between requests, and read again for what was touched
piles      what of it lies with one person, and why
days       working days that something has waited, and that are left of a limit
freshness  columns of the catalogue in which nothing new has come for too long
duties     documents whose twenty working days run
reminders  what waits too long, told once a working day
"""
