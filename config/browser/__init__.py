"""Chromium as the face of a screen: how it is opened fullscreen, kept open, and what it is not allowed to do."""
