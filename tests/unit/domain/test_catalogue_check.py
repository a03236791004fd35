"""Every check of a platform file fails on a file that is wrong in just that way."""

from datetime import date

import pytest

from privacyhelper.domain import catalogue as c
from privacyhelper.domain.catalogue_check.laws import check_laws, check_places, check_regulators
from privacyhelper.domain.catalogue_check.places import place_groups
from privacyhelper.domain.catalogue_check.platform import (
    check_mended,
    check_platform,
    date_problem,
    link_problem,
)
from privacyhelper.domain.catalogue_check.quotations import ArchivedText, check_quotations
from privacyhelper.domain.catalogue_check.sentences import long_sentences, sentences, word_count
from privacyhelper.domain.catalogue_check.shape import Finding, mended, named_key, shaped
from privacyhelper.domain.quotation import prepared
from tests.catalogue_values import (
    KNOWN,
    clause,
    control,
    controller,
    document,
    platform,
    quote,
    source,
)

LONG = "word " * 31 + "end."
HASH = "a" * 64
COVERS = (c.Cover(clause="training", effect="stops"),)


def errors(acme):
    return {
        (finding.key, finding.sentence)
        for finding in check_platform(acme, KNOWN)
        if finding.level == "error"
    }


def keys(acme):
    return {key for key, _ in errors(acme)}


def with_clause(**given: object):
    return platform(clauses=(clause(**given),))


def with_control(**given: object):
    return platform(controls=(control(**given),))


def with_step(step):
    return with_control(steps=(step,))


def test_a_sound_platform_has_no_findings():
    assert check_platform(platform(), KNOWN) == []


CLAUSE, CONTROL, STEP = "clauses[0]", "controls[0]", "controls[0].steps[0]"
WRONG = [
    # ids
    (platform(id="Acme Inc"), "id"),
    (platform(clauses=(clause(), clause())), "clauses[1].id"),
    (platform(controls=(control(), control())), "controls[1].id"),
    (platform(sources=(source(), source())), "sources[1].id"),
    (platform(documents=(document(), document())), "documents[1].id"),
    (
        with_control(steps=(c.Note(id="a", text="One."), c.Note(id="a", text="Two."))),
        "controls[0].steps[1].id",
    ),
    (with_clause(replaces=("training",)), f"{CLAUSE}.replaces[0]"),
    # dates
    (with_clause(first_seen="2026-13"), f"{CLAUSE}.first_seen"),
    (with_clause(last_seen="2026-02-30"), f"{CLAUSE}.last_seen"),
    (with_clause(last_seen="2027"), f"{CLAUSE}.last_seen"),
    (with_clause(first_seen="2026", last_seen="2025-12-31"), f"{CLAUSE}.last_seen"),
    (with_control(checked="last May"), f"{CONTROL}.checked"),
    (with_control(tried="2026-11-22"), f"{CONTROL}.tried"),
    (platform(documents=(document(effective="21.11.2026"),)), "documents[0].effective"),
    (platform(sources=(source(accessed="2026-12"),)), "sources[0].accessed"),
    (
        platform(timeline=(c.TimelineEntry(date="soon", event="It began.", sources=("s1",)),)),
        "timeline[0].date",
    ),
    # links
    (platform(homepage="http://acme.example"), "homepage"),
    (platform(documents=(document(url="acme.example"),)), "documents[0].url"),
    (platform(sources=(source(url="ftp://acme.example"),)), "sources[0].url"),
    (platform(controllers=(controller(webform="javascript:1"),)), "controllers[0].webform"),
    (platform(controllers=(controller(email="nobody"),)), "controllers[0].email"),
    (with_control(url="https://user@acme.example/"), f"{CONTROL}.url"),
    (with_step(c.Open(id="o", text="Open it.", url="http://a.example")), f"{STEP}.url"),
    # places
    (with_clause(jurisdictions=("*", "!UK")), f"{CLAUSE}.jurisdictions[1]"),
    (with_control(jurisdictions=("!DE",)), f"{CONTROL}.jurisdictions"),
    (with_control(jurisdictions=()), f"{CONTROL}.jurisdictions"),
    # sources and references
    (with_clause(sources=("s1", "s9")), f"{CLAUSE}.sources[1]"),
    (with_control(sources=()), f"{CONTROL}.sources"),
    (with_clause(document="terms"), f"{CLAUSE}.document"),
    (with_clause(instead_of="training"), f"{CLAUSE}.instead_of"),
    (with_clause(regulations=("gdpr", "gpdr")), f"{CLAUSE}.regulations[1]"),
    (
        with_control(covers=(*COVERS, c.Cover(clause="x", effect="stops"))),
        f"{CONTROL}.covers[1].clause",
    ),
    (with_control(covers=COVERS * 2), f"{CONTROL}.covers"),
    (with_control(instead_of=("switch",)), f"{CONTROL}.instead_of[0]"),
    (with_control(settles=("other/nothing",)), f"{CONTROL}.settles[0]"),
    (with_control(settles=("form",)), f"{CONTROL}.settles[0]"),
    (with_control(answer=c.Answer(law="lex")), f"{CONTROL}.answer.law"),
    (with_control(answer=c.Answer()), f"{CONTROL}.answer"),
    (with_control(audience=()), f"{CONTROL}.audience"),
    # kinds
    (with_control(kind="none"), f"{CONTROL}.covers"),
    (with_control(kind="none", covers=()), f"{CONTROL}.no_way_for"),
    (with_control(kind="none", covers=(), no_way_for=("x",)), f"{CONTROL}.no_way_for[0]"),
    (with_control(no_way_for=("training",)), f"{CONTROL}.no_way_for"),
    (with_control(covers=()), f"{CONTROL}.covers"),
    (with_control(steps=()), f"{CONTROL}.steps"),
    (with_control(minutes=-1), f"{CONTROL}.minutes"),
    # evidence
    (platform(sources=(source(kind="secondary"),)), f"{CLAUSE}.confidence"),
    (platform(sources=(source(kind="secondary"),)), f"{CONTROL}.confidence"),
    (with_clause(quote=quote()), f"{CLAUSE}.quote"),
    (with_clause(as_quoted_by="s1"), f"{CLAUSE}.quote"),
    (with_clause(quote=quote(), as_quoted_by="s1"), f"{CLAUSE}.confidence"),
    (
        with_clause(quote=quote(), as_quoted_by="s7", confidence="reported"),
        f"{CLAUSE}.as_quoted_by",
    ),
    (
        with_clause(
            quote=quote(), as_quoted_by="s1", verified=c.Verified(sha256=HASH, on="2026-11-21")
        ),
        f"{CLAUSE}.as_quoted_by",
    ),
    (
        with_clause(quote=quote(), verified=c.Verified(sha256="abc", on="2026-11-21")),
        f"{CLAUSE}.verified.sha256",
    ),
    (
        with_clause(quote=quote(), verified=c.Verified(sha256=HASH, on="2026-11-22")),
        f"{CLAUSE}.verified.on",
    ),
    # steps
    (with_step(c.Toggle(id="t", text="Turn it off.", state="off")), f"{STEP}.target"),
    (with_step(c.Choose(id="t", text="Choose.", target="List")), f"{STEP}.choice"),
    (with_step(c.Choose(id="t", text="Choose.", choice="No")), f"{STEP}.target"),
    (with_step(c.Navigate(id="t", text="Go there.", ways=())), f"{STEP}.ways"),
    (
        with_step(c.Navigate(id="t", text="Go.", ways=(c.Way(surface="web", path=("A", "")),))),
        f"{STEP}.ways[0].path",
    ),
    (
        with_step(
            c.Navigate(
                id="t",
                text="Go.",
                ways=(c.Way(surface="web", path=("A", "B"), labels={"de": ("C",)}),),
            )
        ),
        f"{STEP}.ways[0].labels.de",
    ),
    (
        with_step(c.Toggle(id="t", text="Off.", state="off", target="A", labels={"German": "B"})),
        f"{STEP}.labels.German",
    ),
    (with_step(c.Fill(id="t", text="Fill.", fields=())), f"{STEP}.fields"),
    (
        with_step(c.Fill(id="t", text="Fill.", fields=(c.Field(label="Name"),))),
        f"{STEP}.fields[0].id",
    ),
    (
        with_step(c.Fill(id="t", text="Fill.", fields=(c.Field(id="a", label=" "),))),
        f"{STEP}.fields[0].label",
    ),
    (
        with_step(c.Email(id="t", text="Send.", recipient="", subject="s", body="b")),
        f"{STEP}.recipient",
    ),
    (
        with_step(c.Email(id="t", text="Send.", recipient="a@b", subject="s", body="b")),
        f"{STEP}.recipient",
    ),
    (with_step(c.Wait(id="t", text="Wait.")), f"{STEP}.days"),
    (with_step(c.Wait(id="t", text="Wait.", law="lex")), f"{STEP}.law"),
    (with_step(c.Check(id="t", text="Look.", expect=" ")), f"{STEP}.expect"),
    (with_step(c.Keep(id="t", text="Keep.", what="")), f"{STEP}.what"),
    (with_step(c.Note(id="t", text=" ")), f"{STEP}.text"),
    # places of a person
    (platform(controllers=()), "controllers"),
    (platform(controllers=(controller(), controller(name="B"))), "controllers"),
    (platform(controllers=(controller(jurisdictions=("EEA",)),)), "controllers"),
    (platform(controls=()), CLAUSE),
    (with_control(jurisdictions=("EEA",)), CLAUSE),
    (with_clause(severity="high"), f"{CLAUSE}.severity"),
    (platform(posture="opt-in"), "posture"),
    (
        platform(
            clauses=(clause(), clause(id="uk", jurisdictions=("GB",))),
            controls=(
                control(),
                control(
                    id="b",
                    jurisdictions=("EEA",),
                    covers=(c.Cover(clause="uk", effect="stops"),),
                ),
            ),
        ),
        "controls[1].jurisdictions",
    ),
    # wording
    (platform(in_brief=LONG), "in_brief"),
    (with_clause(title=LONG), f"{CLAUSE}.title"),
    (with_clause(severity_reason=LONG), f"{CLAUSE}.severity_reason"),
    (with_control(does_not_cover=LONG), f"{CONTROL}.does_not_cover"),
    (with_step(c.Note(id="t", text=LONG)), f"{STEP}.text"),
    (
        platform(disputes=(c.Dispute(claim="It is.", finding=LONG, sources=("s1",)),)),
        "disputes[0].finding",
    ),
]


@pytest.mark.parametrize(
    ("acme", "key"), WRONG, ids=[f"{n}-{key}" for n, (_, key) in enumerate(WRONG)]
)
def test_what_is_wrong_is_found_at_its_key(acme, key):
    assert key in keys(acme)


def test_everything_is_reported_at_once():
    acme = platform(
        homepage="http://a.example",
        clauses=(clause(severity="low", document="x"),),
        controls=(control(checked="?", steps=()),),
    )
    assert {
        "homepage",
        "clauses[0].severity",
        "clauses[0].document",
        "controls[0].checked",
        "controls[0].steps",
    } <= keys(acme)


def test_no_way_answers_a_use_and_names_places():
    acme = platform(
        posture="no-choice",
        clauses=(clause(severity="high"),),
        controls=(control(kind="none", covers=(), no_way_for=("training",), steps=(), minutes=0),),
    )
    assert errors(acme) == set()
    silent = {sentence for _, sentence in errors(with_control(jurisdictions=("EEA",)))}
    assert any("elsewhere, GB, US, US-CA" in sentence for sentence in silent)


def test_a_joint_set_is_as_good_as_one_controller():
    joint = tuple(controller(name=name, role="joint") for name in "AB")
    assert errors(platform(controllers=joint)) == set()
    assert "controllers" in keys(platform(controllers=(*joint, controller())))


def test_severity_may_be_right_in_any_one_place():
    acme = platform(
        clauses=(clause(severity="high"),),
        controls=(
            control(jurisdictions=("EEA",)),
            control(
                id="none",
                kind="none",
                covers=(),
                no_way_for=("training",),
                jurisdictions=("*", "!EEA"),
            ),
        ),
    )
    assert errors(acme) == set()


def test_notes_are_not_errors():
    acme = platform(sources=(source(), source(id="s2")), controls=(control(minutes=0),))
    found = check_platform(acme, KNOWN)
    assert {(each.key, each.level) for each in found} == {
        ("sources[1]", "note"),
        ("controls[0].minutes", "note"),
    }


def test_keys_severity_rests_on_must_be_said():
    raw = {"clauses": [{"id": "training", "content": "public", "ai": "any"}]}
    found = check_platform(platform(), KNOWN, raw)
    assert [each.key for each in found] == ["clauses[0].reach"]


def test_all_places_fall_into_few_groups():
    groups = place_groups(with_clause(jurisdictions=("*", "!KR")), KNOWN.places)
    assert len(groups) == 2
    assert ("KR",) in groups
    assert "ZZ" in groups[0]
    assert "FR" in groups[0]


# --- dates, links, sentences ----------------------------------------------------------------------


@pytest.mark.parametrize("text", ["2026", "2026-11", "2026-11-21", "2024-02-29"])
def test_good_dates(text):
    assert date_problem(text, date(2026, 11, 21)) == ""


@pytest.mark.parametrize(
    "text", ["", "26", "2026-1", "2025-02-29", "2026-00", "2026-11-21T00", "٢٠٢٦-01"]
)
def test_bad_dates(text):
    assert date_problem(text)


@pytest.mark.parametrize(
    "url",
    ["http://a.example", "https://", "https://localhost", "https://a b.example",
     "https://a.example/ x", "javascript:alert(1)", "https://u@a.example", "https://a.example\n", "HTTPS://a.example"],
)  # fmt: skip
def test_bad_links(url):
    assert link_problem(url)


def test_good_links():
    assert link_problem("https://www.a.example/b?c=d&e=%20#f") == ""


def test_sentences_end_where_people_think_they_do():
    text = "It relies on Art. 21 GDPR. So do you, e.g. Ann. “No.” Why? (Because.) It's 3.5 kg."
    assert sentences(text) == [
        "It relies on Art. 21 GDPR.",
        "So do you, e.g. Ann.",
        "“No.”",
        "Why?",
        "(Because.)",
        "It's 3.5 kg.",
    ]


def test_quotations_count_as_one_word():
    assert word_count("It says: “one two three four five.”") == 3
    assert long_sentences("He said “" + "word " * 40 + "”.") == []
    assert long_sentences(LONG)[0][1] == 32


# --- quotations -----------------------------------------------------------------------------------


def quoted(exact="we train on posts, all of them", sha256=HASH):
    return with_clause(
        document="policy",
        quote=quote(exact),
        verified=c.Verified(sha256=sha256, on="2026-11-21"),
    )


def archived(text):
    return {"policy": ArchivedText(text=prepared(text), sha256=HASH)}


def test_a_quotation_in_its_archived_text_is_fine():
    assert check_quotations(quoted(), archived("Yes, we **train** on posts, all of them.")) == []


def test_a_quotation_that_is_not_there_is_an_error():
    found = check_quotations(quoted(), archived("We never train on posts."))
    assert [(each.key, each.level) for each in found] == [("clauses[0].quote.exact", "error")]


def test_another_hash_is_an_error():
    found = check_quotations(quoted(sha256="b" * 64), archived("we train on posts, all of them"))
    assert [(each.key, each.level) for each in found] == [("clauses[0].verified.sha256", "error")]


def test_a_text_that_is_missing_is_a_note():
    assert [each.level for each in check_quotations(quoted(), {})] == ["note"]


# --- shape ----------------------------------------------------------------------------------------


RAW = {
    "schema": 3,
    "id": "acme",
    "name": 5,
    "categroy": "social",
    "homepage": "https://acme.example",
    "operator": "Acme",
    "in_brief": "Brief.",
    "posture": "opt-out",
    "clauses": [{"id": "a", "jurisdictions": "DE"}],
    "controls": [
        {"id": "b", "steps": [{"action": "opne"}, {"id": "x"}, "y", {"action": "open", "id": 1}]}
    ],
}


def test_every_difference_in_shape_is_reported_with_its_key():
    value, found = shaped(RAW, c.Platform)
    assert value is None
    said = {finding.key: finding.sentence for finding in found}
    assert said["schema"] == "Expected one of 2; found “3”."
    assert said["name"] == "Expected text in quotes, found a whole number."
    assert said["categroy"] == "The key “categroy” means nothing here; did you mean “category”?"
    assert said["category"] == "“category” is missing."
    assert (
        said["clauses[0].jurisdictions"]
        == "Expected a list in [square brackets], found text in quotes."
    )
    assert said["clauses[0].title"] == "“title” is missing."
    assert said["controls[0].steps[0].action"].startswith("Expected one of check, choose")
    assert said["controls[0].steps[1].action"] == "“action” is missing."
    assert said["controls[0].steps[2]"] == "Expected a table, found text in quotes."
    assert said["controls[0].steps[3].url"] == "“url” is missing."


def test_keys_are_shown_with_ids():
    assert named_key(RAW, "clauses[0].title") == "clauses.a.title"
    assert named_key(RAW, "controls[0].steps[1].action") == "controls.b.steps.x.action"
    assert named_key(RAW, "controls[0].steps[7].text") == "controls.b.steps[7].text"


def test_the_rest_of_a_broken_file_is_looked_at_too():
    raw = {
        **{name: getattr(platform(), name) for name in ("id", "operator", "in_brief", "posture")},
        "schema": 2,
        "name": "Acme",
        "category": "socail",
        "homepage": "http://acme.example",
    }
    value, found = shaped(raw, c.Platform)
    assert value is None
    rest = mended(raw, c.Platform)
    assert rest is not None
    assert [each.key for each in check_mended(rest, KNOWN, found)] == ["homepage"]


def test_nothing_is_said_that_could_follow_from_a_broken_id():
    assert (
        check_mended(platform(homepage="http://a.example"), KNOWN, [Finding("clauses[0].id", "x")])
        == []
    )


# --- laws, authorities, places --------------------------------------------------------------------


def row(**given: object):
    values = {
        "code": "DE",
        "name": "Germany",
        "groups": ("EU", "EEA"),
        "laws": ("gdpr",),
        "default_language": "de-DE",
        "languages": ("de-DE",),
        "regulator": ("de-x",),
        "letters": (),
    }
    return c.Jurisdiction(**(values | given))


EVERYWHERE = row(code="*", groups=(), laws=(), regulator=())


def test_sound_places_have_no_findings():
    assert check_places([row(), EVERYWHERE], ["gdpr"], ["de-x"]) == []


@pytest.mark.parametrize(
    ("rows", "key"),
    [
        ([row()], "jurisdictions"),
        ([row(), row(), EVERYWHERE], "jurisdictions[1].code"),
        ([row(code="UK", groups=()), EVERYWHERE], "jurisdictions[0].code"),
        ([row(groups=("EU",)), EVERYWHERE], "jurisdictions[0].groups"),
        ([row(laws=("lex",)), EVERYWHERE], "jurisdictions[0].laws[0]"),
        ([row(regulator=("de-y",)), EVERYWHERE], "jurisdictions[0].regulator[0]"),
        ([row(default_language="en"), EVERYWHERE], "jurisdictions[0].default_language"),
        ([row(languages=("de-DE", "German")), EVERYWHERE], "jurisdictions[0].languages[1]"),
    ],
)
def test_wrong_places(rows, key):
    assert key in {each.key for each in check_places(rows, ["gdpr"], ["de-x"])}


def law(**given: object):
    right = c.Right(
        id="object",
        provision="Art. 21(1)",
        plain="Say no.",
        deadline=given.pop("deadline", c.Deadline(counted_from="receipt", months=1)),
        confidence="confirmed",
        sources=("https://a.example",),
    )
    values = {
        "id": "gdpr",
        "name": "GDPR",
        "short_name": "GDPR",
        "applies_in": ("EEA",),
        "status": "in-force",
        "in_force": (),
        "official_text_checked": True,
        "ai_training": "Yes.",
        "who": "You.",
        "sources": ("https://a.example",),
        "confidence": "confirmed",
        "rights": (right,),
    }
    return c.Law(**(values | given))


def test_laws():
    assert check_laws([law()]) == []
    assert {each.key for each in check_laws([law(), law()])} == {"laws[1].id"}
    both = c.Deadline(counted_from="receipt", months=1, days=30)
    wrong = law(
        applies_in=("UK",),
        official_text="http://a.example",
        sources=("http://b.example",),
        deadline=both,
    )
    assert {each.key for each in check_laws([wrong])} == {
        "laws[0].applies_in[0]",
        "laws[0].official_text",
        "laws[0].sources[0]",
        "laws[0].rights[0].deadline",
    }


def test_regulators():
    def office(**given: object) -> c.Regulator:
        values = {
            "id": "de-x",
            "name": "X",
            "country": "DE",
            "complaint_language": "de",
            "languages": ("de",),
            "confidence": "confirmed",
            "sources": ("https://a.example",),
        }
        return c.Regulator(**(values | given))

    assert check_regulators([office()]) == []
    wrong = office(country="UK", website="http://a.example", email="x", languages=("German",))
    assert {each.key for each in check_regulators([wrong])} == {
        "regulators[0].country",
        "regulators[0].website",
        "regulators[0].email",
        "regulators[0].languages[0]",
    }
