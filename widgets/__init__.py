"""How it looks: one widget a file, each given what it shows, none of them knowing the app."""
