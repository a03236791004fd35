"""What a person can do on the platform page: each act is written at once and can be taken back."""

from privacyhelper.domain.catalogue import Control
from privacyhelper.domain.journal import NotForMe, Target, standing
from privacyhelper.domain.progress import State
from privacyhelper.ui.page import Route, Shell

_TAKEN_UP = frozenset({"to-do", "started", "relapsed"})


def open_guide(shell: Shell, target: Target, state: State) -> None:
    """Go to the guide of a control; one still to do is thereby started, and its platform in use."""
    if state.kind in _TAKEN_UP:
        shell.services.guide.start(target)
    shell.go(Route("guide", target))


def say_with_undo(shell: Shell, text: str) -> None:
    """Say what was just written, and offer to take it back."""
    journal = shell.services.journal
    last = journal.events[-1].id
    shell.say(text, undo=lambda: journal.take_back(last))


def use_platform(shell: Shell, platform: str, name: str) -> None:
    """Take a platform into use."""
    shell.services.person.use(platform)
    say_with_undo(shell, f"{name} is in your plan now.")


def drop_platform(shell: Shell, target: Target, name: str) -> None:
    """Stop using a platform, or one further account of it; what was done stays in the record."""
    shell.services.person.drop(target.platform, target.account)
    say_with_undo(shell, f"{name} is no longer in your plan. What you did stays in your record.")


def did_already(shell: Shell, target: Target, control: Control, since: str) -> None:
    """The person did this before; `since` is a date, a month or nothing."""
    shell.services.guide.already(target, since)
    say_with_undo(shell, f"Noted: you did “{control.title}” already.")


def not_for_me(shell: Shell, target: Target, control: Control) -> None:
    """The person does not want this control."""
    shell.services.guide.not_for_me(target)
    say_with_undo(shell, f"“{control.title}” is left out of your plan.")


def want_after_all(shell: Shell, target: Target) -> None:
    """Take back that a control is not for the person."""
    journal = shell.services.journal
    for event in reversed(standing(journal.events)):
        if isinstance(event, NotForMe) and event.target == target:
            journal.take_back(event.id)
            say_with_undo(shell, "It is in your plan again.")
            return
