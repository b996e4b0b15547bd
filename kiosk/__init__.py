"""The visitors' pages. No database, no key, no way to write content: everything shown lies signed in the store."""
