"""The offline planner: a plan derived from the requirements by rules, offered to litellm like any model.

It needs no key and no network, and the same requirements always give the same bytes. Only `provider` knows litellm.
"""
