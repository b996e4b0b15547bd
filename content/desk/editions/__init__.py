"""Editions: what kiosks may show, made from the approved records. Compiled in a worker, signed by the desk."""
