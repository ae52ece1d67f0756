"""measure.py COMMAND...: runs it and prints its times, peak memory and output as JSON.

A process of its own, because Linux counts the memory of the process that starts a program as the
program's: this one is small (about 10 MiB, the least that can be measured).
"""

import json
import os
import subprocess
import sys
import time

start = time.perf_counter()
child = subprocess.Popen(sys.argv[1:], stdout=subprocess.PIPE)
output = child.stdout.read()
_, status, usage = os.wait4(child.pid, 0)
seconds = time.perf_counter() - start
child.returncode = os.waitstatus_to_exitcode(status)
print(
    json.dumps(
        {
            "seconds": seconds,
            "cpu_s": usage.ru_utime + usage.ru_stime,
            "peak_mib": usage.ru_maxrss / 1024,
            "status": child.returncode,
            "output": output.decode(),
        }
    )
)
