"""What is asked of a model: who it is, what it is given, and what its answer must be."""

from agents.prompts.composing import Message, messages

__all__ = ["Message", "messages"]
