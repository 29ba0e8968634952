"""What one statement after another tells of the things that are kept, taken into what has been gathered."""
