"""Kills the program at a chosen point.

``FALL_IN`` is a word of its command line; ``FALL_AT`` is an event of Python's audit hooks, and how many of them pass
before it falls, as in ``os.rename:0``.
"""

import os
import signal
import sys

if os.environ.get("FALL_IN", "\0") in sys.orig_argv:
    event, _, count = os.environ["FALL_AT"].partition(":")
    left = [int(count)]

    def fall(name: str, _: tuple) -> None:
        if name == event:
            if not left[0]:
                os.kill(os.getpid(), signal.SIGKILL)
            left[0] -= 1

    sys.addaudithook(fall)
