"""Kills the program at a chosen point.

``FALL_IN`` is a word of its command line; ``FALL_AT`` are events of Python's audit hooks, parted by ``>``: it falls at
the last, once each of them has come after the one before. ``FALL_ALL`` takes its group of processes with it.
"""

import os
import signal
import sys

if os.environ.get("FALL_IN", "\0") in sys.orig_argv:
    awaited = os.environ["FALL_AT"].split(">")

    def fall(name: str, _: tuple) -> None:
        if awaited and name == awaited[0]:  # to kill is an event of its own
            del awaited[0]
            if not awaited:
                if "FALL_ALL" in os.environ:
                    os.killpg(0, signal.SIGKILL)
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(fall)
