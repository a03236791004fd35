"""Widgets as a person meets them: plain text, keyboard, names, nothing cut."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QWidget

from privacyhelper.ui.kit.focus_ring import FocusRing
from privacyhelper.ui.widgets.bars import ProgressBar, StepBar
from privacyhelper.ui.widgets.buttons import Button, IconButton, LinkButton, PrimaryButton
from privacyhelper.ui.widgets.chips import Chip, initial_colour
from privacyhelper.ui.widgets.choosers import Option, OptionModel, Select
from privacyhelper.ui.widgets.drawings import Breadcrumb, ChoiceDrawing, ToggleDrawing
from privacyhelper.ui.widgets.inputs import CopyField, Field, SearchField, TextArea, TextField
from privacyhelper.ui.widgets.labels import Body
from privacyhelper.ui.widgets.layouts import Column
from privacyhelper.ui.widgets.page import PageHead
from privacyhelper.ui.widgets.pick_chips import PickChips
from privacyhelper.ui.widgets.quotes import KeyValueGrid, QuoteBlock
from privacyhelper.ui.widgets.rows import Row
from privacyhelper.ui.widgets.scroll import ScrollPage
from privacyhelper.ui.widgets.sidebar import Sidebar
from privacyhelper.ui.widgets.surfaces import Banner, Card, Disclosure, Toast
from privacyhelper.ui.widgets.tabs import Tabs
from privacyhelper.ui.widgets.tiles import SelectableTile, Tile, TileGrid

pytestmark = [pytest.mark.ui, pytest.mark.usefixtures("theme")]
LONG = "Datenschutzgrundverordnungsbeschwerdeverfahren und Einwilligungsverwaltung " * 6


def shown(qtbot, widget, width=600, height=400):
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()
    QTest.qWaitForWindowExposed(widget)
    return widget


def test_markup_is_shown_as_text(qtbot):
    label = shown(qtbot, Body("<b>x</b> & <a href='https://example.org'>y</a>"))
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.sizeHint().width() > Body("x & y").sizeHint().width()
    assert Button("Settings & Privacy").label == "Settings & Privacy"


def test_every_label_in_every_part_is_plain(qtbot):
    for part in (Row("<b>t</b>", "<i>s</i>", chip=("<u>c</u>", "high")), Banner("<b>", "<i>"),
                 QuoteBlock("<b>", "<i>"), KeyValueGrid([("<b>", "<i>")]),
                 Breadcrumb(["<b>a</b>"]), ToggleDrawing("<b>", "<i>"), Card("<b>")):  # fmt: skip
        qtbot.addWidget(part)
        labels = part.findChildren(QLabel)
        assert labels
        assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)


def test_a_narrower_label_is_higher(qtbot):
    label = Body(LONG)
    qtbot.addWidget(label)
    assert label.heightForWidth(300) > label.heightForWidth(600) > label.heightForWidth(5000)
    one, two = Body("a").heightForWidth(400), Body("a\nb").heightForWidth(400)
    assert two == pytest.approx(2 * one, abs=1)


def test_selected_text_is_copied_by_key_only(qtbot):
    label = shown(qtbot, Body("copy me", selectable=True))
    QGuiApplication.clipboard().setText("before")
    label.setFocus()
    QTest.keyClick(label, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert label.selected_text() == "copy me"
    assert QGuiApplication.clipboard().text() == "before"
    QTest.keyClick(label, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "copy me"


def test_copy_touches_the_clipboard_only_on_click(qtbot):
    QGuiApplication.clipboard().setText("before")
    field = shown(qtbot, CopyField("Reason", "two\nlines"))
    field.set_text("three\nlines")
    assert QGuiApplication.clipboard().text() == "before"
    with qtbot.waitSignal(field.copied):
        qtbot.mouseClick(field.button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "three\nlines"
    assert field.button.label == "Copied"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_keys_press_buttons(qtbot, key):
    for button in (Button("a"), PrimaryButton("b", key="Enter"), LinkButton("c"),
                   IconButton("close", "Close")):  # fmt: skip
        shown(qtbot, button)
        with qtbot.waitSignal(button.clicked):
            QTest.keyClick(button, key)


def test_targets_are_high_enough(qtbot):
    for widget in (Button("a"), PrimaryButton("b"), LinkButton("c"), IconButton("close", "d"),
                   SearchField("e"), Select("f", []), Sidebar("x").add("a", "g")):  # fmt: skip
        qtbot.addWidget(widget.window())
        assert widget.sizeHint().height() >= 36


def test_tabs_build_what_is_opened(qtbot):
    built = []

    def factory(name: str) -> Callable[[], Body]:
        def make() -> Body:
            built.append(name)
            return Body(name)

        return make

    tabs = Tabs()
    tabs.add("One & all", factory("one"))
    tabs.add("Two", factory("two"))
    shown(qtbot, tabs)
    assert built == ["one"]
    tabs.strip.setFocus()
    QTest.keyClick(tabs.strip, Qt.Key.Key_Right)
    assert built == ["one", "two"]
    assert tabs.current == 1
    assert tabs.content(1).isVisible()
    assert not tabs.content(0).isVisible()
    tabs.open(0)
    assert built == ["one", "two"]
    tabs.rebuild(0)
    assert built == ["one", "two", "one"]


def test_tiles_toggle_by_keyboard_and_mouse(qtbot):
    grid = TileGrid("Platforms")
    grid.set_tiles([Tile(key=str(at), name=f"Name {at}", details="Kind") for at in range(8)])
    shown(qtbot, grid, 960, 300)
    grid.setFocus()
    grid.setCurrentIndex(grid.model().index(2, 0))
    with qtbot.waitSignal(grid.toggled) as seen:
        QTest.keyClick(grid, Qt.Key.Key_Space)
    assert seen.args == ["2", True]
    centre = grid.visualRect(grid.model().index(5, 0)).center()
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=centre)
    assert grid.chosen == {"2", "5"}
    grid.show_only(frozenset({"1"}))
    assert grid.model().rowCount() == 1
    assert grid.chosen == {"2", "5"}
    said = grid.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Name 1, Kind, not picked"


def test_tiles_flow_into_columns(qtbot):
    grid = TileGrid("Platforms")
    grid.set_tiles([Tile(key=str(at), name=f"Name {at}") for at in range(1000)])
    shown(qtbot, grid, 960, 300)
    tops = {grid.visualRect(grid.model().index(at, 0)).top() for at in range(4)}
    assert grid.columns() == 4
    assert len(tops) == 1
    grid.resize(500, 300)
    qtbot.waitUntil(lambda: grid.columns() == 2)


def test_the_tile_model_keeps_qts_rules(qtbot, qtmodeltester):
    grid = TileGrid("Platforms")
    qtbot.addWidget(grid)
    grid.set_tiles([Tile(key="a", name="A"), Tile(key="b", name="B")])
    qtmodeltester.check(grid.model())
    qtmodeltester.check(OptionModel([Option(key="a", text="A")], grid))


def test_a_single_tile_is_a_check_box(qtbot):
    tile = shown(qtbot, SelectableTile(Tile(key="a", name="A", details="B")))
    QTest.keyClick(tile, Qt.Key.Key_Space)
    assert tile.isChecked()
    assert tile.accessibleName() == "A, B"


def places():
    names = ("Austria", "Côte d’Ivoire", "Germany", "Österreich", "Greece", "Great Britain",
             "Italy", "Spain", "Sweden", "Norway")  # fmt: skip
    return [Option(key=name[:3], text=name) for name in names]


def test_a_long_list_is_searched_without_accents(qtbot):
    select = shown(qtbot, Select("Where you live", places(), "Ger", prefix="I live in"))
    assert select.accessibleName() == "Where you live: Germany"
    QTest.keyClick(select, Qt.Key.Key_Down)
    search = select.popup.search
    QTest.keyClicks(search, "oster")
    with qtbot.waitSignal(select.changed) as seen:
        QTest.keyClick(search, Qt.Key.Key_Return)
    assert seen.args == ["Öst"]
    assert select.label == "Österreich"
    qtbot.waitUntil(lambda: select.popup is None)


def test_a_list_is_as_high_as_what_it_shows(qtbot):
    select = shown(qtbot, Select("Where you live", places(), "Ger"))
    select.open()
    popup = select.popup
    whole = popup.height()
    QTest.keyClicks(popup.search, "gr")
    assert popup.list.model().rowCount() == 2
    assert popup.height() < whole - 5 * 36
    assert popup.list.height() >= 2 * 36
    QTest.keyClicks(popup.search, "qq")
    assert popup.none.isVisible()
    assert "Nothing fits" in popup.none.text()
    popup.search.clear()
    assert popup.height() == whole
    assert not popup.none.isVisible()


def test_a_list_shows_no_corners_of_its_own(qtbot):
    select = shown(qtbot, Select("Where", places(), "Ger"))
    select.open()
    popup = select.popup
    assert not popup.testAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
    assert not popup.mask().contains(popup.rect().topLeft())
    assert not popup.mask().contains(popup.rect().bottomRight())
    assert popup.mask().contains(popup.rect().center())


def test_escape_closes_the_list_and_changes_nothing(qtbot):
    select = shown(qtbot, Select("Where", places(), "Ger"))
    select.open()
    with qtbot.assertNotEmitted(select.changed):
        QTest.keyClick(select.popup.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: select.popup is None)
    assert select.key == "Ger"


def test_the_sidebar_moves_by_arrows_and_goes_by_enter(qtbot):
    side = Sidebar("Brand", "Footer")
    for key in ("home", "plan", "rest"):
        side.add(key, key.capitalize())
    shown(qtbot, side)
    side.set_current("home")
    side.item("home").setFocus()
    with qtbot.assertNotEmitted(side.chosen):
        QTest.keyClick(side.item("home"), Qt.Key.Key_Down)
    assert side.item("plan").hasFocus()
    with qtbot.waitSignal(side.chosen) as seen:
        QTest.keyClick(side.item("plan"), Qt.Key.Key_Return)
    assert seen.args == ["plan"]
    side.item("plan").set_count(3, "3 are due")
    assert side.item("plan").accessibleName() == "Plan, 3 are due"


def test_drawings_say_what_they_show(qtbot):
    for widget, said in (
        (ToggleDrawing("Use my data", on=False), "Use my data: switch, off"),
        (ToggleDrawing("Use my data", on=True), "Use my data: switch, on"),
        (ChoiceDrawing("Who", "Nobody", ("All",)), "Who: choose Nobody"),
        (Breadcrumb(["Me", "Settings"]), "Me, then Settings"),
        (StepBar(4, 2), "2 of 4 steps done"),
        (ProgressBar(0.391), "39 percent done"),
    ):
        qtbot.addWidget(widget)
        assert widget.accessibleName() == said
        assert widget.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_a_field_says_its_fault_to_everyone(qtbot):
    entry = TextField("E-mail")
    field = shown(qtbot, Field("E-mail", entry, "Of your account."))
    field.set_fault("The address is not complete.")
    assert field.note.text() == "The address is not complete."
    assert entry.accessibleDescription() == "The address is not complete."
    field.set_fault("")
    assert field.note.text() == "Of your account."


def test_a_folded_part_is_built_at_the_first_opening(qtbot):
    made = []
    fold = shown(qtbot, Disclosure("More", lambda: made.append(1) or Body("text")))
    assert fold.content is None
    QTest.keyClick(fold.button, Qt.Key.Key_Space)
    assert fold.content.isVisible()
    QTest.keyClick(fold.button, Qt.Key.Key_Space)
    QTest.keyClick(fold.button, Qt.Key.Key_Space)
    assert made == [1]


def test_undo_takes_the_act_back_once(qtbot):
    window = shown(qtbot, QWidget())
    toast = Toast(window)
    undone = []
    toast.say("Done.", lambda: undone.append(1))
    assert toast.isVisible()
    assert window.rect().contains(toast.geometry())
    qtbot.mouseClick(toast.undo, Qt.MouseButton.LeftButton)
    assert undone == [1]
    assert not toast.isVisible()


def test_what_is_put_away_is_hidden_and_undoes_nothing(qtbot):
    window = shown(qtbot, QWidget())
    toast = Toast(window)
    undone = []
    toast.say("Done.", lambda: undone.append(1))
    toast.put_away()
    assert not toast.isVisible()
    toast.undo.click()
    assert undone == []


def test_words_of_tabs_move_closer_before_arrows_appear(qtbot):
    tabs = Tabs()
    for at in range(5):
        tabs.add(f"A longer word {at}", lambda: Body("text"))
    wide = shown(qtbot, tabs, width=1200).strip.tabRect(4).right()
    tabs.resize(wide - 30, 400)
    assert tabs.strip.tabRect(4).right() < wide - 29
    assert not any(arrow.isVisible() for arrow in tabs.strip.findChildren(QToolButton))


def test_the_wheel_over_tabs_does_not_change_the_tab(qtbot):
    tabs = Tabs()
    for at in range(3):
        tabs.add(f"Tab {at}", lambda: Body("text"))
    shown(qtbot, tabs)
    at = QPointF(20, 10)
    turn = QWheelEvent(
        at,
        tabs.strip.mapToGlobal(at),
        QPoint(),
        QPoint(0, -240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(tabs.strip, turn)
    assert tabs.current == 0


def test_an_initial_keeps_its_colour_where_the_rest_of_the_name_is_cut():
    assert initial_colour("Google account") == initial_colour("Google account, Search and Gmail")


def uncut(root):
    """Labels and buttons that are smaller than their text needs."""
    cut = [
        label
        for label in root.findChildren(QLabel)
        if label.isVisible()
        and label.hasHeightForWidth()
        and label.height() < label.heightForWidth(label.width())
    ]
    cut += [button for button in root.findChildren(Button)
            if button.isVisible() and button.height() < button.sizeHint().height()]  # fmt: skip
    return [(type(part).__name__, part.text()[:30]) for part in cut]


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [500, 934])
def test_nothing_is_cut_in_large_german(qtbot, theme, scale, width):
    theme.set_scale(scale)
    page = ScrollPage()
    card = Card(LONG)
    card.add(Row(LONG, LONG, initial="Zoom", chip=("Hoch", "high"), button="Fortfahren"))
    card.add(QuoteBlock(LONG, LONG))
    card.add(KeyValueGrid([("Verwendet", LONG), ("Nicht", "kurz"), ("Leer", "")]))
    card.add(ToggleDrawing(LONG, LONG))
    card.add(Breadcrumb(["Einstellungen und Datenschutz", LONG, "Ende"]))
    card.add(CopyField("Begründung", LONG, LONG))
    head = PageHead(LONG, over=LONG, under=LONG, initial="Zoom")
    head.add(Chip("Wartet auf Antwort", "info"))
    head.add(PrimaryButton("Einstellungen prüfen"))
    page.add(head)
    banner = Banner(LONG, LONG)
    banner.add_button("Änderung ansehen", lambda: None)
    page.add(banner)
    page.add(card)
    shown(qtbot, page, width, 700)
    QApplication.processEvents()
    assert uncut(page) == []
    assert page.content.width() <= page.viewport().width()


def test_cards_keep_their_own_height(qtbot):
    page = ScrollPage()
    first, last = Card("One"), Card("Two")
    for card in (first, last):
        card.add(Body("text"))
        page.add(card)
    shown(qtbot, page, 700, 700)
    assert first.height() == pytest.approx(first.heightForWidth(first.width()), abs=2)
    assert last.geometry().bottom() < 300


def test_a_stretch_of_ones_own_takes_the_room(qtbot):
    page = ScrollPage()
    page.add(Body("above"))
    page.body.addStretch(1)
    below = Body("below")
    page.add(below)
    shown(qtbot, page, 700, 700)
    assert below.geometry().bottom() > 640


def test_a_column_keeps_together_and_can_be_emptied(qtbot):
    host = QWidget()
    column = Column(host)
    first, second = Body("one"), Body("two")
    column.addWidget(first)
    column.addWidget(second)
    shown(qtbot, host, 300, 600)
    assert second.geometry().bottom() < 100
    column.clear()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not host.findChildren(Body)
    column.addWidget(Body("three"))
    assert column.count() == 2


def test_the_ring_follows_the_keyboard_and_not_the_mouse(qtbot, qapp):
    ring = FocusRing(qapp)
    host = QWidget()
    column = Column(host)
    first, second = Button("one"), Button("two")
    column.addWidget(first)
    column.addWidget(second)
    shown(qtbot, host)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    assert ring.target is second
    qtbot.mousePress(first, Qt.MouseButton.LeftButton)
    second.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert ring.target is not second
    ring.deleteLater()


@pytest.mark.parametrize("kind", [SearchField, TextField, TextArea])
def test_fields_follow_the_text_size_and_keep_it(qtbot, theme, kind):
    field = shown(qtbot, kind("Name"))
    low = field.sizeHint().height()
    theme.set_scale(2.0)
    assert field.font().pixelSize() == 30
    assert field.sizeHint().height() > low
    theme.set_mode("dark")
    assert field.font().pixelSize() == 30
    theme.set_scale(1.0)
    assert field.font().pixelSize() == 15
    assert field.sizeHint().height() == low


def test_a_button_below_its_row_keeps_its_own_width(qtbot, theme):
    theme.set_scale(2.0)
    host = QWidget()
    column = Column(host)
    row = Row(LONG, "Setting", initial="Zoom", button="Start")
    column.addWidget(row)
    shown(qtbot, host, 420, 800)
    qtbot.waitUntil(lambda: row.button.geometry().top() > row.title.geometry().bottom())
    assert row.button.width() == row.button.sizeHint().width()
    assert row.button.geometry().left() == 0
    theme.set_scale(1.0)
    host.resize(900, 800)
    qtbot.waitUntil(lambda: row.button.geometry().right() == row.width() - 1)
    assert row.button.width() == row.button.sizeHint().width()


def answers():
    return PickChips(
        "Adobe",
        [Option(key=key, text=f"I am {key}") for key in ("me", "work", "nobody")],
        alone=frozenset({"nobody"}),
    )


def test_several_answers_may_be_picked(qtbot):
    chips = shown(qtbot, answers())
    assert chips.keys == ()
    with qtbot.waitSignal(chips.changed):
        qtbot.mouseClick(chips.chips[1], Qt.MouseButton.LeftButton)
    QTest.keyClick(chips.chips[0], Qt.Key.Key_Space)
    assert chips.keys == ("me", "work")
    QTest.keyClick(chips.chips[1], Qt.Key.Key_Return)
    assert chips.keys == ("me",)
    assert chips.chips[0].accessibleName() == "Adobe: I am me"


def test_an_answer_that_stands_alone_unpicks_the_others(qtbot):
    chips = shown(qtbot, answers())
    with qtbot.assertNotEmitted(chips.changed):
        chips.set_keys(("me", "work"))
    QTest.keyClick(chips.chips[2], Qt.Key.Key_Space)
    assert chips.keys == ("nobody",)
    QTest.keyClick(chips.chips[0], Qt.Key.Key_Space)
    assert chips.keys == ("me",)
