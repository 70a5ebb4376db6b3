"""Run all benchmarks and print one JSON document: ``python -m benchmarks [--quick] [-n RUNS] [-o FILE]``."""

import argparse
import json
import os
import platform
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def main() -> int:
    """Measure, print, and exit 0 whether or not a target was met."""
    from benchmarks import first_frame, hits, motion, ranking, searching, spreading, strokes

    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few repetitions: only shows that it runs")
    parser.add_argument("-n", type=int, default=15, help="runs of each program for the first frame")
    parser.add_argument("-o", type=Path, help="file to write the JSON to as well")
    options = parser.parse_args()
    quick = bool(options.quick)
    result = {
        "python": platform.python_version(),
        "platform": platform.platform(),
        "processors": os.cpu_count(),
        "first_frame": first_frame.measure(2 if quick else options.n),
        "hit": hits.measure(500 if quick else 5000),
        "motion": motion.measure(60 if quick else 600),
        "spread": spreading.measure(),
        "pain": ranking.measure(6 if quick else 60),
        "strokes": strokes.measure(200 if quick else 10_000),
        "search": searching.measure(1 if quick else 20),
    }
    text = json.dumps(result, indent=1)
    if options.o:
        options.o.write_text(text + "\n", encoding="utf-8")
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
