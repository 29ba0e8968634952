"""Pictures and a recording for the README, made from sample sessions: `python -m tests.screenshots`."""
