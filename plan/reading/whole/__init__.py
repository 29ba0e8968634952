"""What a document tells once all of it has been read."""
