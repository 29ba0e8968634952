"""Run every benchmark and print its ratios: `make bench`."""

from benchmarks import deliverables, engine_memory, first_frame, sessions, streaming, thin_line
from benchmarks.seeded_defects import report as seeded_defects

for benchmark in (first_frame, deliverables, streaming, thin_line, engine_memory, sessions, seeded_defects):
    print("\n" + (benchmark.__doc__ or "").partition("\n")[0])
    benchmark.main()
