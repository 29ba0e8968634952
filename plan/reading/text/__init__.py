"""A document as text: its blocks, its sentences, and the names, numbers and headings in it."""
