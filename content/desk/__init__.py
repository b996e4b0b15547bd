"""The staff's server: the only owner of the database, the ledger and the keys."""
