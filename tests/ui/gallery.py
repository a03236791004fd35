"""Every widget in both schemes, saved as pictures: `python tests/ui/gallery.py FOLDER [scale]`."""

import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from privacyhelper.ui.kit.focus_ring import FocusRing
from privacyhelper.ui.kit.paint import scaled
from privacyhelper.ui.kit.theme import Theme
from privacyhelper.ui.kit.tokens import TONES
from privacyhelper.ui.widgets.bars import ProgressBar, StepBar
from privacyhelper.ui.widgets.buttons import Button, IconButton, LinkButton, PrimaryButton
from privacyhelper.ui.widgets.chips import Badge, Chip, Initial
from privacyhelper.ui.widgets.choosers import Option, Select
from privacyhelper.ui.widgets.columns import Columns
from privacyhelper.ui.widgets.drawings import Breadcrumb, ChoiceDrawing, ToggleDrawing
from privacyhelper.ui.widgets.inputs import CopyField, Field, SearchField, TextArea, TextField
from privacyhelper.ui.widgets.labels import (
    Body,
    Code,
    Heading,
    Label,
    Muted,
    Small,
    SmallBody,
    Subtitle,
    Title,
)
from privacyhelper.ui.widgets.layouts import FlowLayout
from privacyhelper.ui.widgets.page import PageHead
from privacyhelper.ui.widgets.quotes import KeyValueGrid, QuoteBlock
from privacyhelper.ui.widgets.rows import Row
from privacyhelper.ui.widgets.scroll import ScrollPage
from privacyhelper.ui.widgets.sidebar import Sidebar
from privacyhelper.ui.widgets.surfaces import Banner, Card, Disclosure, EmptyState, Toast
from privacyhelper.ui.widgets.tabs import Tabs
from privacyhelper.ui.widgets.tiles import SelectableTile, Tile, TileGrid

PLACES = ("Austria", "Germany", "France", "Côte d’Ivoire", "Great Britain", "United States",
          "Italy", "Spain", "Sweden", "Norway", "Österreich")  # fmt: skip
USED = ("LinkedIn", "ChatGPT", "Instagram", "Google", "WhatsApp", "Slack")
TILES = (
    ("LinkedIn", "Social"), ("ChatGPT", "Assistant"), ("Facebook", "Social"),
    ("Instagram", "Social"), ("X", "Social"), ("Reddit", "Social"), ("Google", "Search, mail"),
    ("WhatsApp", "Messages"), ("Claude", "Assistant"), ("Slack", "Work"), ("Adobe", "Creative"),
    ("Strava", "Sport"), ("Spotify", "Media"), ("GitHub Copilot", "Developer"), ("Zoom", "Work"),
    ("Grammarly", "Writing"),
)  # fmt: skip


def options() -> list[Option]:
    return [Option(key=name, text=name) for name in PLACES]


def sidebar(current: str) -> Sidebar:
    side = Sidebar("Privacy Helper", "Everything stays on this computer.\nLast network use: never")
    for key, text in (("home", "Home"), ("platforms", "Platforms"), ("letters", "Letters"),
                      ("reminders", "Reminders"), ("changes", "Changes"), ("compare", "Compare"),
                      ("journal", "What I did"), ("settings", "Settings")):  # fmt: skip
        side.add(key, text)
    side.item("reminders").set_count(2, "2 are due")
    side.item("changes").set_count(1)
    side.set_current(current)
    return side


def framed(current: str, page: QWidget) -> QWidget:
    window = QWidget()
    row = QHBoxLayout(window)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(sidebar(current))
    row.addWidget(page, 1)
    return window


def home() -> QWidget:
    page = ScrollPage()
    head = PageHead("9 of 23 uses stopped. Next: look at LinkedIn again, 1 minute.")
    head.add(Button("Add platforms"))
    page.add(head)
    plan = Card("Your plan")
    plan.add(ProgressBar(0.39, "9 of 23 uses stopped"))
    plan.add(Small("About 13 minutes left · 1 letter waiting for an answer · everything done so "
                   "far was last checked within 90 days"))  # fmt: skip
    page.add(plan)
    banner = Banner(
        "Look again: LinkedIn changed the clause behind a setting you turned off.",
        "22 August 2026 · “train” became “train, fine-tune and evaluate”. Worth a 30-second look "
        "that the switch is still off.",
    )
    banner.add_button("See the change", lambda: None)
    banner.add_button("Check now", lambda: None, primary=True)
    page.add(banner)
    then = Card("Then")
    then.body.setSpacing(0)
    then.body.addSpacing(6)
    for title, sub, name, chip, word in (
        ("ChatGPT: turn off Improve the model for everyone", "Setting · 1 min · step 2 of 3 done",
         "ChatGPT", ("High", "high"), "Continue"),
        ("Gemini: turn off Keep Activity", "Setting · 2 min · covers your chats", "Gemini",
         ("High", "high"), "Start"),
        ("LinkedIn: send the Data Processing Objection Form",
         "Form · 4 min · covers what the switch leaves on", "LinkedIn", ("High", "high"), "Start"),
        ("Slack: ask your workspace owner to e-mail Slack", "E-mail, ready written · 3 min",
         "Slack", ("Medium", "medium"), "Start"),
    ):  # fmt: skip
        then.add(Row(title, sub, initial=name, chip=chip, button=word))
    page.add(then)
    due = Card("Due for a re-check")
    due.body.setSpacing(0)
    due.body.addSpacing(6)
    due.add(Row("Instagram: objection form",
                "Sent 3 November · one month to answer under GDPR Art. 12(3)",
                initial="Instagram", chip=("Answer due 3 Dec", "info"), button="Open"))  # fmt: skip
    page.add(due)
    return framed("home", page)


def clauses() -> QWidget:
    card = Card("Your posts and profile train its generative AI")
    card.add_to_head(Chip("High", "high"))
    card.add(Body("LinkedIn says it may train, test and improve its text-writing AI on what you "
                  "put on your profile and what you post. It calls this its “legitimate "
                  "interest”, so it does not ask first."))  # fmt: skip
    quote = QuoteBlock(
        "“To train, fine-tune, evaluate and improve our Generative AI models used to create "
        "content … on the LinkedIn platform”",
        "European Regional Privacy Notice · seen 22 Aug 2026 · unchanged for 9 months · SHA-256 "
        "ce4e 84ff… ✓",
    )
    quote.add_link("Show in document", lambda: None)
    quote.add_link("Copy citation", lambda: None)
    card.body.addSpacing(6)
    card.add(quote)
    card.add(KeyValueGrid([
        ("Uses", "profile, posts, articles, comments, CV, group posts"),
        ("Says it leaves out", "private messages, payment data, people under 18"),
        ("Shared with", "not Microsoft in the EU; yes in the UK and US"),
        ("Rules that matter", "GDPR Art. 6(1)(f), 21 · EU AI Act"),
    ]))  # fmt: skip
    both = Columns()
    both.left.addWidget(card)
    for head, text in (("Sources disagree", ("Some reports say EU training began on 26 June 2024. "
                        "LinkedIn’s own notice says 3 November 2025. We follow the notice.")),
                       ("How sure we are", ("Confirmed in LinkedIn’s own text. Steps last tried "
                        "12 Sep 2026. This explains terms; it is not legal advice."))):  # fmt: skip
        side = Card(head)
        side.add(SmallBody(text))
        both.right.addWidget(side)
    return both


def platform() -> QWidget:
    page = ScrollPage()
    head = PageHead(
        "LinkedIn", under="Microsoft · for you in Germany: LinkedIn Ireland", initial="LinkedIn"
    )
    head.add(Chip("Trains on your posts unless you say no", "high"))
    head.add(PrimaryButton("Start · 2 things, 5 min"))
    page.add(head)
    brief = Body("Since 3 November 2025 LinkedIn uses your profile, posts, comments and CV to "
                 "train AI that writes text, unless you switch it off. The switch does not cover "
                 "its other AI models: for those there is an objection form. Private messages "
                 "are not used.")  # fmt: skip
    brief.setMaximumWidth(scaled(780))
    page.add(brief)
    tabs = Tabs()
    tabs.add("What it says", clauses)
    for title in ("What you can do (2)", "History (9)", "How others do it", "Sources (14)"):
        tabs.add(title, QWidget)
    page.add(tabs)
    return framed("platforms", page)


def guide() -> QWidget:
    page = ScrollPage()
    head = PageHead(
        "Step 3 of 4: turn the switch off",
        over="LinkedIn · Turn off Data for Generative AI Improvement",
    )
    head.add(Button("Keep on top"))
    head.add(Button("Leave for later"))
    page.add(head)
    page.add(StepBar(4, 2))
    both = Columns((596, 286))
    main = Card(margin=26)
    main.add(Subtitle("In the page that opened, look for this switch and make it look like the "
                      "picture."))  # fmt: skip
    main.body.addSpacing(14)
    main.add(ToggleDrawing("Use my data for training content creation AI models",
                           "Data for Generative AI Improvement"))  # fmt: skip
    main.body.addSpacing(14)
    main.add(Small("Not there? Get to it by hand:"))
    main.add(Breadcrumb(["Me", "Settings & Privacy", "Data privacy",
                         "Data for Generative AI Improvement"]))  # fmt: skip
    main.body.addStretch(1)
    buttons = FlowLayout(spacing=14)
    for button in (PrimaryButton("It is off now", key="Enter"), Button("Open the page again"),
                   Button("It looks different")):  # fmt: skip
        buttons.addWidget(button)
    main.add_layout(buttons)
    main.setMinimumHeight(636)
    both.left.addWidget(main)
    for title, text in (
        ("What this does", ("From now on, LinkedIn should not train its text-writing AI on your "
         "profile and posts.")),
        ("What it does not do", ("It does not undo training already done, and it does not cover "
         "other AI models. That is the next item on your plan: the objection form.")),
    ):  # fmt: skip
        side = Card(title)
        side.add(SmallBody(text))
        both.right.addWidget(side)
    proof = Card("Keep proof")
    proof.add(SmallBody("A screenshot helps if the switch turns itself on again."))
    proof.body.addSpacing(6)
    proof.body.addWidget(Button("Paste screenshot"), 0, Qt.AlignmentFlag.AlignLeft)
    both.right.addWidget(proof)
    page.add(both)
    return framed("home", page)


def welcome() -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(110, 40, 110, 40)
    column.setSpacing(14)
    column.addWidget(Small("Step 2 of 2"))
    column.addWidget(Title("Which of these do you use?"))
    column.addWidget(Muted("Pick a few to begin with; you can add more later. Nothing you choose "
                           "leaves this computer."))  # fmt: skip
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addWidget(SearchField("Search 74 platforms…"), 1)
    row.addWidget(Select("Where you live", options(), "Germany", prefix="I live in"))
    column.addLayout(row)
    grid = TileGrid("Platforms")
    grid.set_tiles([Tile(key=name, name=name, details=kind) for name, kind in TILES])
    grid.set_chosen(frozenset(USED))
    column.addWidget(grid, 1)
    foot = QHBoxLayout()
    foot.setSpacing(14)
    text = Muted("6 chosen · your plan takes about 24 minutes")
    text.mark("24 minutes")
    foot.addWidget(text, 1)
    foot.addWidget(Button("Back"))
    foot.addWidget(PrimaryButton("Show my plan"))
    column.addLayout(foot)
    return page


def parts() -> QWidget:
    page = ScrollPage()
    page.add(Title("Every part"))
    chips = FlowLayout()
    for tone in TONES:
        chips.addWidget(Chip(tone.capitalize(), tone))
    chips.addWidget(Badge(3))
    chips.addWidget(Initial("Zoom"))
    chips.addWidget(SelectableTile(Tile(key="z", name="Zoom", details="Work")))
    page.body.addLayout(chips)
    buttons = FlowLayout()
    off = PrimaryButton("Not now")
    off.setEnabled(False)
    for button in (Button("Button"), PrimaryButton("Primary"), off, LinkButton("A link"),
                   LinkButton("Inline link", inline=True), IconButton("close", "Close"),
                   IconButton("expand", "Open the large window"), IconButton("search", "Search"),
                   IconButton("copy", "Copy"), IconButton("external", "Opens your browser"),
                   IconButton("warning", "Warning"), IconButton("info", "About"),
                   Select("Kind", options()[:3], prefix="For")):  # fmt: skip
        buttons.addWidget(button)
    page.body.addLayout(buttons)
    for tone in ("info", "bad", "good"):
        page.add(Banner(f"A banner: {tone}", "Text below its title.", tone=tone))
    grid = QGridLayout()
    grid.setSpacing(16)
    fields = Card("About you")
    fields.add(Field("Name", TextField("Name", "Ada Example"), "As on your profile."))
    fault = Field("E-mail", TextField("E-mail", "ada@"))
    fault.set_fault("This address is not complete.")
    fields.add(fault)
    fields.add(Field("Your reasons", TextArea("Your reasons", "I posted family photos …")))
    grid.addWidget(fields, 0, 0)
    copies = Card("Copy")
    copies.add(CopyField("Reason", "I object to the use of my data.\nMarkup <b>stays</b> text."))
    copies.add(ChoiceDrawing("Who can see it", "Nobody", ("Everyone", "Friends")))
    fold = Disclosure("Technical details", lambda: Code("sha256 ce4e84ff"))
    fold.set_open(True)
    copies.add(fold)
    changed = Body("We use data to train our models see this article.")
    changed.mark("to train our models", "added")
    changed.mark("see this article", "removed")
    copies.add(changed)
    grid.addWidget(copies, 0, 1)
    page.body.addLayout(grid)
    compact = ToggleDrawing("Use my data for training content creation AI models", on=True,
                            compact=True)  # fmt: skip
    page.add(compact)
    page.add(EmptyState("Nothing is due", "We tell you here when it is.", Button("Look around")))
    page.add(Heading("Heading"))
    page.add(Label("Medium ink", ink="medium"))
    window = framed("settings", page)
    toast = Toast(window)
    toast.say("Done.", lambda: None)
    window.toast = toast
    return window


PAGES = {"home": home, "platform": platform, "guide": guide, "welcome": welcome, "parts": parts}


def main(folder: str, scale: float) -> None:
    """Save every page in both schemes."""
    app = QApplication(sys.argv[:1])
    theme = Theme(app, mode="light", scale=scale, scheme=Qt.ColorScheme.Light, family="Inter")
    theme.apply()
    FocusRing(app)
    for mode in ("light", "dark"):
        theme.set_mode(mode)
        for name, make in PAGES.items():
            window = make()
            window.resize(1180, 780)
            window.show()
            app.processEvents()
            if name == "parts":
                window.toast.place()
            app.processEvents()
            window.grab().save(str(Path(folder) / f"{name}-{mode}.png"))
            window.close()
            window.deleteLater()
    print(QLibraryInfo.version().toString(), sorted(PAGES))


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else 1.0)
