"""Run every benchmark and print its ratios: `make bench`."""

from benchmarks import deliverables, first_frame

for benchmark in (first_frame, deliverables):
    print(f"\n{benchmark.__doc__.splitlines()[0]}")
    benchmark.main()
