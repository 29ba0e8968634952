"""What has been read so far, where the reader stands in it, and what is spoken of again and again."""
