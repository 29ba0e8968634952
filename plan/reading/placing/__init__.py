"""Where each block of a document belongs: by its heading, its label, its mark, its row."""
