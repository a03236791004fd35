"""The options, each described once: what the Settings page shows is made from `OPTIONS`.

What is stored is only ever a wish: a value that does not fit counts as the default, and names
nobody knows (of a newer version, say) are left where they are.
"""

from contextlib import suppress
from typing import Literal, TypeAlias, cast

from msgspec import Struct

from privacyhelper.services.changes import Changes
from privacyhelper.services.errors import UserFault, WorldFault
from privacyhelper.services.ports import SettingsStore

Appearance: TypeAlias = Literal["system", "light", "dark"]
Value: TypeAlias = str | int | bool

TEXT_SIZES = (100, 125, 150, 175, 200)
"""Text sizes in percent of the system's."""


class Choice(Struct, frozen=True):
    """One value an option can have, and its words."""

    value: Value
    label: str


class Option(Struct, frozen=True):
    """One option. A switch is on or off; a choice takes one of its `choices`."""

    name: str
    kind: Literal["choice", "switch"]
    default: Value
    label: str
    help: str
    choices: tuple[Choice, ...] = ()

    def fits(self, value: object) -> bool:
        """Whether this option can have this value."""
        if self.kind == "switch":
            return isinstance(value, bool)
        return any(type(value) is type(c.value) and value == c.value for c in self.choices)


OPTIONS = (
    Option(
        name="appearance",
        kind="choice",
        default="system",
        label="Appearance",
        help="Light or dark. “As the system” changes along with your desktop.",
        choices=(
            Choice("system", "As the system"),
            Choice("light", "Light"),
            Choice("dark", "Dark"),
        ),
    ),
    Option(
        name="text_size",
        kind="choice",
        default=100,
        label="Text size",
        help="Makes all text larger, compared with your desktop's own size.",
        choices=tuple(Choice(size, f"{size} %") for size in TEXT_SIZES),
    ),
    Option(
        name="keep_companion_on_top",
        kind="switch",
        default=True,
        label="Keep the small guide window on top",
        help="The small window with the current step stays in front of your browser, "
        "where your desktop allows it.",
    ),
)
"""Every option there is, in the order the page shows them."""

_BY_NAME = {option.name: option for option in OPTIONS}


class Settings:
    """Reads and changes the options. A change is stored before anybody hears of it."""

    def __init__(self, store: SettingsStore, changes: Changes) -> None:
        self._store = store
        self._changes = changes
        self._stored = store.load()

    def get(self, name: str) -> Value:
        """The value of this option; its default if nothing fitting is stored."""
        option = _BY_NAME[name]
        value = self._stored.get(name)
        return cast("Value", value) if option.fits(value) else option.default

    def set(self, name: str, value: Value) -> None:
        """Change an option and tell it.

        Raises:
            UserFault: there is no such option, or it cannot have this value.
            StoreUnavailable: it could not be stored; the option stays as it was.
        """
        option = _BY_NAME.get(name)
        if option is None:
            msg = f"There is no option “{name}”. Expected one of {', '.join(_BY_NAME)}."
            raise UserFault(msg)
        if not option.fits(value):
            values = ", ".join(str(choice.value) for choice in option.choices) or "on or off"
            msg = f"“{option.label}” cannot be “{value}”. Expected: {values}."
            raise UserFault(msg)
        if value == self.get(name):
            return
        wanted = {**self._stored, name: value}
        self._store.save(wanted)
        self._stored = wanted
        self._changes.publish("settings")

    @property
    def appearance(self) -> Appearance:
        """The colour scheme the person wants."""
        return cast("Appearance", self.get("appearance"))

    @property
    def text_size(self) -> int:
        """The text size in percent of the system's."""
        return cast("int", self.get("text_size"))

    @property
    def keep_companion_on_top(self) -> bool:
        """Whether the small guide window stays in front."""
        return cast("bool", self.get("keep_companion_on_top"))

    def forget(self) -> list[str]:
        """Back to the defaults, with what was stored deleted; paths that could not be deleted."""
        remained = list(self._store.erase())
        self._stored = {}
        self._changes.publish("settings")
        return remained


class State:
    """Small things a later start picks up where the last one left, such as the last page.

    Nothing of worth: it is not part of the record, and losing it costs the person nothing. So a
    value that cannot be stored is kept for this session, and nobody is troubled with it.
    """

    def __init__(self, store: SettingsStore) -> None:
        self._store = store
        self._stored = store.load()

    def flag(self, name: str) -> bool:
        """Whether this has happened, such as `welcome_done`."""
        return self._stored.get(name) is True

    def text(self, name: str) -> str:
        """The text kept under this name, such as `last_page`; else empty."""
        value = self._stored.get(name)
        return value if isinstance(value, str) else ""

    def keep(self, name: str, value: str | bool) -> None:
        """Keep this for the next start, as far as that can be done."""
        if self._stored.get(name) != value:
            self._stored = {**self._stored, name: value}
            with suppress(WorldFault):
                self._store.save(self._stored)

    def forget(self) -> list[str]:
        """Keep nothing any more; paths that could not be deleted."""
        self._stored = {}
        return list(self._store.erase())
