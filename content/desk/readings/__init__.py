"""Readings: values that others measure or plan (water levels, a duty roster) and that tables show.

A table is approved once, with its heading, its columns, their units and ranges, and the age at which it is stale;
values flow under that approval, each with the time of its reading.
  body         what a source may send
  spreadsheet  the same out of a CSV file
  putting      taking values in, checked against what was approved
  showing      which approved tables show which reading
"""
