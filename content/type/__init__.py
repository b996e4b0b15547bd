"""Fonts, widths, line breaks and missing glyphs: the desk measures before publishing, the painter draws the same."""
