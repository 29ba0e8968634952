"""A real model with no network: llama.cpp and a small model, both from wheels, behind OpenAI's protocol."""
