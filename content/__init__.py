"""What Foyer shows: published (any node), type (widths and glyphs), desk (the staff's server), sample."""
