"""Colours reach contrast, the theme follows what it is told, text grows."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette

from privacyhelper.ui.kit.paint import scaled, text_scale
from privacyhelper.ui.kit.theme import Theme, palette
from privacyhelper.ui.kit.tokens import DARK, LIGHT, contrast, tokens_of
from privacyhelper.ui.widgets.chips import INITIAL_COLOURS, initial_colour, initial_letter
from privacyhelper.ui.widgets.labels import Body

pytestmark = pytest.mark.ui


def test_contrast_is_the_one_wcag_defines():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
def test_every_text_reaches_aa_on_its_background(tokens):
    weak = [
        (t, b, round(contrast(t, b), 2)) for t, b in tokens.text_pairs() if contrast(t, b) < 4.5
    ]
    assert not weak


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
def test_the_focus_ring_stands_out_from_every_surface(tokens):
    for surface in (tokens.background, tokens.panel, tokens.side):
        assert contrast(tokens.accent, surface) >= 3


def test_white_letters_reach_aa_on_every_initial():
    weak = [(value, round(contrast("#ffffff", value), 2)) for value in INITIAL_COLOURS
            if contrast("#ffffff", value) < 4.5]  # fmt: skip
    assert not weak


def test_an_initial_keeps_its_colour_whatever_the_case():
    assert initial_colour("LinkedIn") == initial_colour("linkedin") in INITIAL_COLOURS
    assert len({initial_colour(name) for name in map(str, range(200))}) == len(INITIAL_COLOURS)


def test_an_initial_is_the_first_letter_or_digit():
    assert [initial_letter(name) for name in ("x", "  élan", "…7-zip", "")] == ["X", "É", "7", "?"]


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
def test_a_widget_finds_the_tokens_from_its_palette(tokens):
    assert tokens_of(palette(tokens)) is tokens


def test_no_style_sheet_lies_over_the_whole_application(qapp):
    # It would put every widget under the style-sheet engine, the first paint's included.
    theme = Theme(qapp, mode="light", scheme=Qt.ColorScheme.Light)
    theme.apply()
    assert qapp.styleSheet() == ""
    theme.deleteLater()


def test_system_mode_follows_the_system_live(qapp, qtbot):
    theme = Theme(qapp, mode="system", scheme=Qt.ColorScheme.Light)
    theme.apply()
    assert theme.tokens is LIGHT
    with qtbot.waitSignal(theme.changed):
        theme.set_system_scheme(Qt.ColorScheme.Dark)
    assert theme.tokens is DARK
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == DARK.background
    theme.set_mode("light")
    theme.deleteLater()


def test_a_chosen_mode_does_not_follow_the_system(theme, qtbot):
    theme.set_mode("light")
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_system_scheme(Qt.ColorScheme.Dark)
    assert theme.tokens is LIGHT


def test_the_real_system_signal_is_followed(qapp, theme):
    following = Theme(qapp, mode="system")
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert following.tokens is DARK
    following.set_mode("light")
    following.deleteLater()


def test_a_change_of_scheme_reaches_widgets_that_are_shown(theme, qtbot):
    label = Body("words")
    qtbot.addWidget(label)
    label.show()
    theme.set_mode("dark")
    qtbot.waitUntil(lambda: tokens_of(label.palette()) is DARK)


def test_text_size_reaches_widgets_and_is_held_in_bounds(theme, qtbot):
    label = Body("words that are measured")
    qtbot.addWidget(label)
    label.show()
    before = label.sizeHint()
    theme.set_scale(5)
    assert theme.scale == 2.0
    assert text_scale() == 2.0
    assert scaled(10) == 20
    assert label.font().pixelSize() == 30
    assert label.sizeHint().height() == pytest.approx(2 * before.height(), abs=2)
    theme.set_scale(0.1)
    assert label.font().pixelSize() == 15
    assert label.sizeHint() == before
