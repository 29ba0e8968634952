"""What a person set about models: in config.toml, in the environment, by options; and which of it holds."""
