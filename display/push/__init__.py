"""The process that screens and nodes talk to: it follows the store, feeds the sockets, and appends the spool.

Everything about its green threads stays in this folder. `serve` patches the standard library before anything else is
imported, so nothing here is imported by the name of this package alone.
"""
