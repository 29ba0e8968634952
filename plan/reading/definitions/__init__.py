"""How the sentences of five languages say what is kept of something."""
