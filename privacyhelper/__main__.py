"""``python -m privacyhelper`` and the command ``privacyhelper``: set up if need be, then start.

Every start passes through here, so it imports nothing but the set-up, whose own imports wait until
they are needed. It must also run on a Python that is too old, to say so.
"""

import sys

from privacyhelper import environment, system_packages


def main(arguments: "list[str] | None" = None) -> int:
    """Run the command line with `arguments` (default: the process's own) and return its exit code.

    In a checkout whose `.venv` is not the running Python, this does not return: `.venv`'s Python
    goes on with the same arguments.
    """
    if arguments is None:
        arguments = sys.argv[1:]
    try:
        environment.enter("privacyhelper", arguments, environment.RUN)
        if system_packages.needs_window(arguments):
            system_packages.require_window()
    except system_packages.SetupError as error:
        system_packages.say(str(error))
        return 1
    except KeyboardInterrupt:
        system_packages.say("Set-up was broken off; the next start takes it up again.")
        return 130
    # Modules and classes are made to stay: while they are, there is nothing to collect. The window
    # turns the collector on again after its first paint; a verb ends before it is missed.
    import gc

    gc.disable()
    from privacyhelper.cli import main as run_command_line

    return run_command_line(arguments)


if __name__ == "__main__":
    sys.exit(main())
