"""Settings, the launcher of fullscreen browsers, and how Foyer's processes are started and kept."""
