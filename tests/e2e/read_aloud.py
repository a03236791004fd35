"""Hears the program as a screen reader does: over the accessibility bus, in a process of its own.

Run by the system's Python, which has pyatspi; it imports nothing of ours. It takes one request a
line on stdin and gives one answer a line on stdout, both JSON:

    {"do": "read"}                          everything showing: role, name, description, states
    {"do": "press", "name": N}              the first action of what shows and is called so
    {"do": "heard"}                         announcements and focus moves since the last asking
"""

import json
import sys

import pyatspi
from gi.repository import GLib

heard: list[list[str]] = []
STATES = {
    "focusable": pyatspi.STATE_FOCUSABLE,
    "focused": pyatspi.STATE_FOCUSED,
    "checked": pyatspi.STATE_CHECKED,
    "checkable": pyatspi.STATE_CHECKABLE,
    "selected": pyatspi.STATE_SELECTED,
    "showing": pyatspi.STATE_SHOWING,
    "enabled": pyatspi.STATE_ENABLED,
    "manages": pyatspi.STATE_MANAGES_DESCENDANTS,
}


def application(pid: int):
    """The program of this process on the accessibility bus, or nothing yet."""
    desktop = pyatspi.Registry.getDesktop(0)
    for at in range(desktop.childCount):
        found = desktop.getChildAtIndex(at)
        if found is not None and found.get_process_id() == pid:
            return found
    return None


def walk(thing):
    """The thing and all that shows below it; a branch that vanishes meanwhile is left out."""
    try:
        thing.clear_cache()
        states = thing.getState()
        showing = states.contains(pyatspi.STATE_SHOWING)
        children = [thing.getChildAtIndex(at) for at in range(thing.childCount)]
    except Exception:
        return
    if thing.getRole() != pyatspi.ROLE_APPLICATION:
        if not showing:
            return
        yield thing, states
    for child in children:
        if child is not None:
            yield from walk(child)


def described(thing, states) -> dict[str, object]:
    """What is read out about a thing."""
    return {
        "role": thing.getRoleName(),
        "name": thing.name,
        "description": thing.description,
        "states": sorted(name for name, state in STATES.items() if states.contains(state)),
    }


def answer(request: dict[str, str], pid: int) -> object:
    """Do what is asked; nothing when the program is not there (yet)."""
    program = application(pid)
    if program is None:
        return None
    if request["do"] == "heard":
        said, heard[:] = list(heard), []
        return said
    things = list(walk(program))
    if request["do"] == "read":
        return [described(*thing) for thing in things]
    for thing, states in things:
        able = states.contains(pyatspi.STATE_FOCUSABLE)
        if thing.getRole() == pyatspi.ROLE_PAGE_TAB_LIST:
            continue  # it is called as its present tab
        if able and thing.name == request["name"]:
            return thing.queryAction().doAction(0)
    return False


def hear(event) -> None:
    """Keep what a screen reader would say of an event."""
    if event.type.startswith("object:announcement"):
        heard.append(["announcement", str(event.any_data)])
    elif event.detail1:
        heard.append(["focus", event.source.name or ""])


def main(pid: int) -> None:
    """Answer until stdin ends."""

    def asked(_source, _condition) -> bool:
        line = sys.stdin.readline()
        if not line:
            pyatspi.Registry.stop()
            return False
        print(json.dumps(answer(json.loads(line), pid)), flush=True)
        return True

    pyatspi.Registry.registerEventListener(hear, "object:announcement")
    pyatspi.Registry.registerEventListener(hear, "object:state-changed:focused")
    wanted = GLib.IOCondition.IN | GLib.IOCondition.HUP
    GLib.io_add_watch(sys.stdin, GLib.PRIORITY_DEFAULT, wanted, asked)
    print(json.dumps("ready"), flush=True)
    pyatspi.Registry.start()


if __name__ == "__main__":
    main(int(sys.argv[1]))
