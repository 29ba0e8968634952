"""The app: screens, keys, theme, and the command line."""
