"""Tests of what English sentences tell by their grammar."""
