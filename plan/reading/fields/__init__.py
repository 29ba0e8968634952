"""What lists and phrases say is known of a thing, each put as the name of a field."""
