"""The index: one SQLite file per edition in DATA/kiosk/, derived from verified records by a process of its own.

It is never changed once it stands, so that whoever reads it neither waits nor sees a mixture.
"""
