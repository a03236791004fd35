"""Announces *what kind of thing* changed; whoever shows such a thing reads it again."""

from collections.abc import Callable
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["place", "platforms", "progress", "settings", "record"]
Listener: TypeAlias = Callable[[frozenset[Kind]], None]


class Changes:
    """A list of listeners. Publishing calls them at once, in the order they subscribed."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call this listener at every change; the returned function ends that."""
        self._listeners.append(listener)

        def end() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return end

    def publish(self, *kinds: Kind) -> None:
        """Tell every listener that things of these kinds changed."""
        for listener in tuple(self._listeners):
            listener(frozenset(kinds))

    def __len__(self) -> int:
        return len(self._listeners)
