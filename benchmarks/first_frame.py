"""From the start of the process to the first figure, beside an empty window of the same run."""

import os
import subprocess
import sys
import tempfile
import time
from statistics import median

from benchmarks.numbers import verdict


def measure(runs: int) -> dict[str, object]:
    """Time the programs in turn, so that drift of the machine meets all alike.

    Args:
        runs: Of each program, after one that is not counted.
    """
    with tempfile.TemporaryDirectory() as kept:
        for program in ("empty", "figure"):
            _start(program, kept)
        times: dict[str, list[tuple[float, float, float]]] = {"empty": [], "warm": [], "cold": []}
        for _ in range(runs):
            times["empty"].append(_start("empty", kept))
            times["warm"].append(_start("figure", kept))
            with tempfile.TemporaryDirectory() as fresh:
                times["cold"].append(_start("figure", fresh))
    first = {name: median(first for first, _, _ in found) for name, found in times.items()}
    complete = {name: median(whole for _, whole, _ in found) for name, found in times.items()}
    memory = {name: median(peak for _, _, peak in found) for name, found in times.items()}
    return {
        "runs": runs,
        "first_ms": {name: round(value * 1000, 1) for name, value in first.items()},
        "complete_ms": {name: round(value * 1000, 1) for name, value in complete.items()},
        "peak_mb_complete": {name: round(value / 1e6, 1) for name, value in memory.items()},
        "warm_over_empty": verdict(first["warm"] / first["empty"], 1.8),
        "cold_over_empty": verdict(first["cold"] / first["empty"], 3.5),
        "complete_without_cache_s": verdict(complete["cold"], 1.5),
    }


def _start(program: str, folder: str) -> tuple[float, float, float]:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        environment[name] = folder
    begin = time.monotonic()
    command = [sys.executable, "-m", "benchmarks.child", program]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=60)
    first, complete, memory = map(float, done.stdout.split())
    return first - begin, complete - begin, memory
