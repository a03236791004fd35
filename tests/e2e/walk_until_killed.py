"""Walks guides through the real services and prints each step once its act has returned.

Started by `test_nothing_lost`, which kills it. Every line is `target step-id`, printed after the
service returned: what a person sees when the button has reacted.
"""

import sys
from pathlib import Path

from privacyhelper.adapters.clock import SystemClock
from privacyhelper.adapters.journal_sqlite import SqliteJournal
from privacyhelper.domain.journal import Target
from tests.fakes import MemoryCatalogue
from tests.samples import a_control, a_platform, services_over

CONTROLS = 200


def main(folder: str, first: int) -> None:
    """Walk through one control after the other until somebody ends this."""
    controls = tuple(a_control(f"switch-{number}") for number in range(CONTROLS))
    catalogue = MemoryCatalogue(a_platform(controls=controls))
    store = SqliteJournal(Path(folder), SystemClock())
    services = services_over(catalogue, store=store)
    print("ready", flush=True)
    for number in range(first, first + CONTROLS):
        target = Target("sample", "", f"switch-{number % CONTROLS}")
        walk = services.guide.start(target)
        for step in walk.control.steps:
            services.guide.do(target, step.id)
            print(f"{number % CONTROLS} {step.id}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
