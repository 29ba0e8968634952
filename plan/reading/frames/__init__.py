"""Sentences read by their frames: what stands around a list says whose it is, whatever its items are."""
