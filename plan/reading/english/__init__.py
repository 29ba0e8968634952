"""What English sentences say by their grammar, whatever the form: their clauses, and the things that these tell of."""
