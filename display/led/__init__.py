"""LED strips without a browser: a channel painted with Pillow and shown on a device, from a store of its own."""
