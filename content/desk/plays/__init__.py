"""The play log: what every screen really showed, taken in once, and what follows from it.

accounting  spans become sums and named gaps; pure
daily       the sums of each screen's days, worked out once
taking      spans from the spool into the database, the longer telling of each
report      sums and gaps of some days, for pages, the API and a workbook
workbook    the report as XLSX
"""
