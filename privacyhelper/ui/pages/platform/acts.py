"""What a person can do on the platform page: each act is written at once and can be taken back.

A fault of the record is said to the person; then nothing was written and nothing changes.
"""

from collections.abc import Callable

from privacyhelper.domain.catalogue import Control
from privacyhelper.domain.journal import NotForMe, Target, standing
from privacyhelper.domain.progress import State
from privacyhelper.ui.page import Route, Shell
from privacyhelper.ui.saving import attempt

_TAKEN_UP = frozenset({"to-do", "started", "relapsed"})


def open_guide(shell: Shell, target: Target, state: State) -> None:
    """Go to the guide of a control; one still to do is thereby started, and its platform in use."""
    if state.kind in _TAKEN_UP and not attempt(shell, lambda: shell.services.guide.start(target)):
        return
    shell.go(Route("guide", target))


def act(shell: Shell, text: str, write: Callable[[], object]) -> bool:
    """Write something, say so, and offer to take it back; whether it was written."""
    if not attempt(shell, write):
        return False
    journal = shell.services.journal
    ids = journal.last_act
    shell.say(text, undo=lambda: attempt(shell, lambda: journal.take_back(*ids)))
    return True


def use_platform(shell: Shell, platform: str, name: str) -> None:
    """Take a platform into use."""
    act(shell, f"{name} is in your plan now.", lambda: shell.services.person.use(platform))


def drop_platform(shell: Shell, platform: str, name: str) -> None:
    """Stop using a platform; what was done stays in the record."""
    text = f"{name} is no longer in your plan. What you did stays in your record."
    act(shell, text, lambda: shell.services.person.drop(platform))


def drop_account(shell: Shell, target: Target, name: str) -> None:
    """Stop using one account; others of the platform stay."""
    person = shell.services.person
    text = f"{name} is no longer in your plan. What you did stays in your record."
    act(shell, text, lambda: person.drop_account(target.platform, target.account))


def did_already(shell: Shell, target: Target, control: Control, since: str) -> None:
    """The person did this before; `since` is a date, a month or nothing."""
    guide = shell.services.guide
    act(shell, f"Noted: you did “{control.title}” already.", lambda: guide.already(target, since))


def not_for_me(shell: Shell, target: Target, control: Control) -> None:
    """The person does not want this control."""
    guide = shell.services.guide
    act(shell, f"“{control.title}” is left out of your plan.", lambda: guide.not_for_me(target))


def want_after_all(shell: Shell, target: Target) -> None:
    """Take back that a control is not for the person."""
    journal = shell.services.journal
    declined = [
        event.id
        for event in standing(journal.events)
        if isinstance(event, NotForMe) and event.target == target
    ]
    if declined and attempt(shell, lambda: journal.take_back(declined[-1])):
        shell.say(
            "It is in your plan again.",
            undo=lambda: attempt(shell, lambda: journal.bring_back(declined[-1])),
        )
