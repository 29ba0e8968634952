"""What a document says of the project itself: who builds it and at what pace, for how many, with and within what."""
