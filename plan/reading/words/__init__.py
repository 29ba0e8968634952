"""What words mean wherever they stand: verbs and what they leave behind, roles, priorities, attributes, topics."""
