"""What Gherkin scenarios say: who does what, and what is kept of what they speak of."""
