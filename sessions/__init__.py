"""Sessions: the events, the append-only file they live in, and the state they fold into.

A view never asks the engine what is true; it follows a session file and folds it.
"""
