"""From requirement documents to `Requirements`: `reader.read_requirements`."""
