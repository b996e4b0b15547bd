"""`make bench`: Foyer beside its peers, measured in one run on this machine."""
