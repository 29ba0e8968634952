"""Who drafts: prompts, streaming through litellm, the offline planner, and the engine that runs them.

Importing this package costs nothing; only what calls a model imports litellm, and the UI never does.
"""
