"""The options, made from their one description: a choice gets a list, a switch a switch."""

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from privacyhelper.services.settings import OPTIONS, Option, Value
from privacyhelper.ui.kit.on_top import why_not
from privacyhelper.ui.page import Shell
from privacyhelper.ui.saving import attempt
from privacyhelper.ui.widgets.choosers import Option as Entry
from privacyhelper.ui.widgets.choosers import Select
from privacyhelper.ui.widgets.rows import Row
from privacyhelper.ui.widgets.surfaces import Card
from privacyhelper.ui.widgets.switches import Switch


class LookCard(Card):
    """Every option of `OPTIONS` with its words."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(QCoreApplication.translate("LookCard", "How it looks"))
        self._shell = shell
        self.body.setSpacing(0)
        self.body.addSpacing(6)
        self.controls: dict[str, Select | Switch] = {}
        for option in OPTIONS:
            self._add(option)

    def _add(self, option: Option) -> None:
        help_text = option.help
        if option.name == "keep_companion_on_top" and why_not():
            help_text = f"{help_text} {why_not()}"
        row = Row(option.label, help_text)
        control = self._switch(option) if option.kind == "switch" else self._select(option)
        control.setAccessibleDescription(help_text)
        self.controls[option.name] = control
        row.add(control)
        self.add(row)

    def _switch(self, option: Option) -> Switch:
        on = self._shell.services.settings.get(option.name) is True
        switch = Switch(option.label, on=on)
        switch.toggled.connect(partial(self._set, option))
        return switch

    def _select(self, option: Option) -> Select:
        entries = [Entry(key=str(choice.value), text=choice.label) for choice in option.choices]
        select = Select(option.label, entries, str(self._shell.services.settings.get(option.name)))
        values = {str(choice.value): choice.value for choice in option.choices}
        select.changed.connect(lambda key: self._set(option, values[key]))
        return select

    def _set(self, option: Option, value: Value) -> None:
        settings = self._shell.services.settings
        if value != settings.get(option.name):
            attempt(self._shell, lambda: settings.set(option.name, value))
            self.refresh()

    def refresh(self) -> None:
        """Show what holds now."""
        settings = self._shell.services.settings
        for name, control in self.controls.items():
            value = settings.get(name)
            if isinstance(control, Select):
                control.set_key(str(value))
            elif control.isChecked() != value:
                control.setChecked(value is True)

    def first(self) -> QWidget:
        """The first option's control."""
        return next(iter(self.controls.values()))
