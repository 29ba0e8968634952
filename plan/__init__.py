"""The domain: requirements, the four artifacts, what holds between them, and the files they become.

Nothing here knows a terminal, a model, a clock or a network.
"""
