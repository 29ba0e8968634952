"""Run every benchmark and print its ratios: `make bench`."""

from benchmarks import deliverables, first_frame

for benchmark in (first_frame, deliverables):
    print("\n" + (benchmark.__doc__ or "").partition("\n")[0])
    benchmark.main()
