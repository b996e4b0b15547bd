"""Screens: push that feeds them, the browser player, LED strips without a browser."""
