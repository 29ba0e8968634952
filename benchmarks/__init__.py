"""Performance as ratios against a named peer; `python -m benchmarks` runs all."""
