"""Pictures for the README, made from sample sessions: `python -m tests.screenshots`."""
