"""`crossplane_reads.py FILE`: crossplane reads a file: its name and the milliseconds that the thread works for a run."""

import sys
import time

import crossplane

RUNS = 3
start = time.thread_time()
for _ in range(RUNS):
    read = crossplane.parse(sys.argv[1])
    assert read["status"] == "ok", read["errors"]
print("crossplane", (time.thread_time() - start) * 1000 / RUNS)
