"""`python -m benchmarks.seeded_defects [PLAN.json …]`: the table, on the plans of this repository or on those named."""

import sys
from pathlib import Path

from benchmarks.seeded_defects.report import main
from plan.plan import Plan

if __name__ == "__main__":
    named = {Path(name).name: Plan.model_validate_json(Path(name).read_bytes()) for name in sys.argv[1:]}
    sys.exit(main(named))
