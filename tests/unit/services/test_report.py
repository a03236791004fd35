"""The readable report: complete, self-contained, and text that stays text."""

from datetime import date
from html.parser import HTMLParser

from privacyhelper.domain.journal import Target
from privacyhelper.services.report import report_html
from tests.fakes import MemoryCatalogue, MemoryJournal
from tests.samples import (
    FORM,
    SWITCH,
    a_clause,
    a_control,
    a_platform,
    a_request,
    services_over,
    shipped,
    walk_through,
)

VOID = {"meta", "br"}


class Reader(HTMLParser):
    """Collects text, tags and attributes, and checks that every tag is closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.texts: list[str] = []
        self.struck: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.texts.append(data)
        if "s" in self.open:
            self.struck.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split())


def test_tells_a_whole_story() -> None:
    services = services_over(shipped())
    services.person.live_in("DE")
    switch = Target("linkedin", "", "generative-ai-setting")
    walk_through(services, switch)
    name = services.guide.keep_file(switch, b"picture", ".png")
    walk_through(services, Target("linkedin", "", "objection-form"))
    read = Reader(report_html(services))
    assert "Germany" in read.text
    assert "21 November 2026" in read.text
    assert "Turn off Data for Generative AI Improvement" in read.text
    label = "Use my data for training content creation AI models"
    assert f"Shown to you: “{label}” · “off”" in read.text
    assert name in read.text
    assert "Due by 21 December 2026: one month" in read.text or "1 month" in read.text
    tally = services.plans.plan().tally
    assert f"{tally.stopped} of {tally.total} uses" in read.text
    assert read.open == []


def test_needs_nothing_else() -> None:
    services = services_over(shipped())
    walk_through(services, Target("linkedin", "", "generative-ai-setting"))
    html = report_html(services)
    read = Reader(html)
    assert read.tags.isdisjoint({"script", "img", "link", "iframe", "a", "object"})
    assert not [name for name, _ in read.attributes if name in ("src", "href", "style")]
    assert "url(" not in html
    assert "@media print" in html
    assert "color-scheme: light" in html


def test_markup_in_any_text_does_nothing() -> None:
    evil = "<script>alert('x')</script>\"&"
    control = a_control(title=evil, does_not_cover=evil)
    platform = a_platform(name=evil, clauses=(a_clause(title=evil),), controls=(control,))
    services = services_over(MemoryCatalogue(platform))
    services.person.live_in("DE")
    services.person.add_account("sample", "work", evil, ["person"])
    target = Target("sample", "work", "switch")
    walk_through(services, target)
    services.guide.keep_text(target, evil)
    services.guide.not_for_me(target, evil)
    read = Reader(report_html(services))
    assert "script" not in read.tags
    assert evil in "".join(read.texts)


def test_acts_taken_back_are_struck_through_and_said_so() -> None:
    services = services_over()
    services.guide.start(SWITCH)
    services.guide.do(SWITCH, "open")
    services.journal.take_back(*services.journal.last_act)
    read = Reader(report_html(services))
    assert read.struck == ["You did this step: Open it."]
    assert "(taken back)" in read.text
    assert "You took back what you noted on 21 November 2026" in read.text


def test_an_empty_record_says_so() -> None:
    text = Reader(report_html(services_over())).text
    assert "Where you live has not been said." in text
    assert "No platform has been chosen yet." in text
    assert "Nothing has been noted yet." in text


def test_a_platform_no_longer_in_use_is_mentioned_and_in_the_journal() -> None:
    services = services_over()
    walk_through(services, SWITCH)
    services.person.drop("sample")
    text = Reader(report_html(services)).text
    assert "You also did something on Sample" in text
    assert "You did every step of “Control switch”." in text


def test_a_platform_the_catalogue_lost_is_called_by_its_id() -> None:
    store = MemoryJournal()
    walk_through(services_over(store=store), SWITCH)
    later = services_over(MemoryCatalogue(a_platform("other")), store=store)
    text = Reader(report_html(later)).text
    assert "You did every step of “switch”." in text
    assert "step “open”, which is no longer described" in text


def test_a_refusal_and_a_deadline_of_ours_are_told() -> None:
    services = services_over(MemoryCatalogue(a_platform(controls=(a_request(),))))
    walk_through(services, FORM)
    assert "our own date for asking again" in Reader(report_html(services)).text
    services.guide.answered(FORM, "refused")
    text = Reader(report_html(services)).text
    assert "They refused" in text
    assert "You noted that they refused “Control form”." in text
    assert services.clock.today() == date(2026, 11, 21)


def test_what_was_done_under_a_platforms_old_name_stands_with_it() -> None:
    store = MemoryJournal()
    walk_through(services_over(store=store), SWITCH)
    new = MemoryCatalogue(a_platform("new", replaces=("sample",)))
    text = report_html(services_over(new, store=store))
    assert "now not in your plan" not in text
    assert "You did every step of “Control switch”." in text.partition("The journal")[0]
