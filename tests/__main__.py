"""``python3 -m tests [group ...] [-- pytest options]``: set up if need be, then run the tests.

Only what may run before there is a `.venv` is here; the groups themselves are in ``tests.run``.
"""

import sys

from privacyhelper import environment, system_packages


def main(arguments: "list[str]") -> int:
    """Run the groups named in `arguments` (default: all but bench); 1 when anything failed."""
    try:
        environment.enter("tests", arguments, environment.TESTS)
    except system_packages.SetupError as error:
        system_packages.say(str(error))
        return 1
    except KeyboardInterrupt:
        system_packages.say("Set-up was broken off; the next start takes it up again.")
        return 130
    from tests import run

    return run.main(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
