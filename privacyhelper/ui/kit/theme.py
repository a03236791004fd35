"""Light and dark, and the text size.

The theme sets three things on the application: Fusion as base style, a palette and the body font.
Our own widgets paint themselves from the palette (`ui.kit.tokens`). There is no style sheet for the
whole application, because every widget would pay for it; the few stock parts that need one (text
fields, menus) take theirs from here, each for itself.
"""

from typing import Literal

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication, QToolTip

from privacyhelper.ui.kit.tokens import BASE_PIXELS, DARK, LIGHT, Tokens, color

Mode = Literal["system", "light", "dark"]
MIN_SCALE = 1.0
MAX_SCALE = 2.0

_FIELD = """QLineEdit, QPlainTextEdit {{ background: {panel}; color: {ink};
  border: 1px solid {line}; border-radius: 10px; padding: 8px 12px;
  selection-background-color: {accent}; selection-color: {on_accent}; }}
QLineEdit:focus, QPlainTextEdit:focus {{ border: 2px solid {accent}; padding: 7px 11px; }}"""
_MENU = """QMenu {{ background: {panel}; color: {ink}; border: 1px solid {line}; padding: 6px; }}
QMenu::item {{ padding: 8px 20px; border-radius: 6px; }}
QMenu::item:selected {{ background: {accent_tint}; }}"""


def field_sheet(tokens: Tokens) -> str:
    """The style sheet of one text field in this scheme."""
    return _FIELD.format(
        panel=tokens.panel,
        ink=tokens.ink,
        line=tokens.line,
        accent=tokens.accent,
        on_accent=tokens.on_accent,
    )


def menu_sheet(tokens: Tokens) -> str:
    """The style sheet of one menu in this scheme."""
    return _MENU.format(
        panel=tokens.panel, ink=tokens.ink, line=tokens.line, accent_tint=tokens.accent_tint
    )


def palette(tokens: Tokens) -> QPalette:
    """A complete palette in this scheme, for stock widgets and for `tokens_of`."""
    result = QPalette()
    role = QPalette.ColorRole
    for part, value in (
        (role.Window, tokens.background),
        (role.WindowText, tokens.ink),
        (role.Base, tokens.panel),
        (role.AlternateBase, tokens.side),
        (role.Text, tokens.ink),
        (role.Button, tokens.panel),
        (role.ButtonText, tokens.ink),
        (role.BrightText, tokens.high),
        (role.ToolTipBase, tokens.panel),
        (role.ToolTipText, tokens.ink),
        (role.PlaceholderText, tokens.muted),
        (role.Highlight, tokens.accent),
        (role.HighlightedText, tokens.on_accent),
        (role.Accent, tokens.accent),
        (role.Link, tokens.accent),
        (role.LinkVisited, tokens.accent),
        (role.Light, tokens.panel),
        (role.Midlight, tokens.hover),
        (role.Mid, tokens.line),
        (role.Dark, tokens.line),
        (role.Shadow, tokens.line),
    ):
        result.setColor(part, color(value))
    for part in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, part, color(tokens.muted))
    return result


class Theme(QObject):
    """Which colours and text size hold now.

    `scheme` is what the system asks for; leave it out to follow the system live, pass it in tests
    (the offscreen platform knows no scheme). `family` replaces the system's font family.
    """

    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        *,
        mode: Mode = "system",
        scale: float = 1.0,
        scheme: Qt.ColorScheme | None = None,
        family: str = "",
    ) -> None:
        super().__init__(app)
        self._app = app
        self._mode: Mode = mode
        self._scale = min(MAX_SCALE, max(MIN_SCALE, scale))
        self._family = family
        self._system = scheme if scheme is not None else app.styleHints().colorScheme()
        self._base = QFont(app.font())
        self._applied: tuple[str, float] | None = None
        if scheme is None:
            app.styleHints().colorSchemeChanged.connect(self.set_system_scheme)

    @property
    def mode(self) -> Mode:
        """What the person chose: the system's scheme, light or dark."""
        return self._mode

    @property
    def scale(self) -> float:
        """Text size relative to 15 px, 1.0 to 2.0."""
        return self._scale

    @property
    def tokens(self) -> Tokens:
        """The colours that hold now."""
        dark = self._mode == "dark" or (
            self._mode == "system" and self._system == Qt.ColorScheme.Dark
        )
        return DARK if dark else LIGHT

    def set_mode(self, mode: Mode) -> None:
        """Choose the scheme; takes effect at once."""
        self._mode = mode
        self.apply()

    def set_scale(self, scale: float) -> None:
        """Choose the text size, held between 1.0 and 2.0; takes effect at once."""
        self._scale = min(MAX_SCALE, max(MIN_SCALE, scale))
        self.apply()

    def set_system_scheme(self, scheme: Qt.ColorScheme) -> None:
        """The system's scheme changed; matters only while the mode is `system`."""
        self._system = scheme
        self.apply()

    def _tell_widgets(self) -> None:
        """Have widgets take up the new size: Qt tells only those without a font of their own."""
        for widget in self._app.allWidgets():
            self._app.sendEvent(widget, QEvent(QEvent.Type.FontChange))

    def apply(self) -> None:
        """Bring the application to the state that holds now; does nothing when it is there."""
        tokens = self.tokens
        wanted = (tokens.name, self._scale)
        if wanted == self._applied:
            return
        first = self._applied is None
        resize = self._applied is not None and self._applied[1] != self._scale
        recolour = first or (self._applied is not None and self._applied[0] != tokens.name)
        self._applied = wanted
        if first:
            self._app.setStyle("fusion")
        font = QFont(self._base)
        if self._family:
            font.setFamily(self._family)
        font.setPixelSize(round(BASE_PIXELS * self._scale))
        self._app.setFont(font)
        if resize:
            self._tell_widgets()
        if recolour:
            self._app.setPalette(palette(tokens))
            QToolTip.setPalette(palette(tokens))
        self.changed.emit()
