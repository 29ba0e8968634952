"""What somebody wants: stories, demands, features, and doings that are only named."""
