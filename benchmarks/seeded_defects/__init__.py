"""Seeded defects: which planted mistakes the checks find, and what they say of plans that hold."""
