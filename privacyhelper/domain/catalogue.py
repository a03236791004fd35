"""The catalogue's values: platforms, documents, clauses, controls, steps, laws, regulators, places.

These frozen values *are* the file format (schema 2): a TOML file in `resources/catalogue` decodes
into them key by key, and the JSON Schema editors use is generated from them. Ids are the keys of
people's records for ever; what is renamed, split or merged names its forerunners in `replaces`.

Dates are text, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as exact as the source is.
"""

from datetime import date
from typing import Literal, TypeAlias

from msgspec import Struct, field

SCHEMA = 2

Confidence: TypeAlias = Literal["confirmed", "reported", "unconfirmed"]
Severity: TypeAlias = Literal["low", "medium", "high", "critical"]
Category: TypeAlias = Literal[
    "social", "assistant", "productivity", "creative", "developer",
    "media", "device", "commerce", "dating", "other",
]  # fmt: skip
Posture: TypeAlias = Literal[
    "opt-out", "opt-in", "no-choice", "no-training", "not-stated", "mixed"
]
Practice: TypeAlias = Literal[
    "trains-own-ai", "shares-for-ai-training", "licenses-data", "human-review",
    "public-data-scraping", "de-identified-only", "retention",
    "objection-right", "opt-out-right", "no-training", "not-stated",
]  # fmt: skip
USES: frozenset[str] = frozenset(
    {
        "trains-own-ai",
        "shares-for-ai-training",
        "licenses-data",
        "human-review",
        "public-data-scraping",
        "de-identified-only",
        "retention",
    }
)
"""Practices that let the platform use data for AI. The others are rights, promises or silence."""

Default: TypeAlias = Literal["on", "off", "asks", "not-applicable"]
Content: TypeAlias = Literal["private", "personal", "public", "pooled"]
Ai: TypeAlias = Literal["generative", "other", "any"]
Reach: TypeAlias = Literal["own", "others"]
LegalBasis: TypeAlias = Literal[
    "legitimate-interests", "consent", "contract", "legal-obligation", "public-task"
]
ControlKind: TypeAlias = Literal[
    "setting", "form", "email", "letter", "account-type", "site-file", "none"
]
Role: TypeAlias = Literal["main", "extra", "fallback", "habit", "last-resort"]
Audience: TypeAlias = Literal[
    "person", "owner-or-admin", "member", "creator", "parent", "no-account",
    "free-plan", "paid-plan",
]  # fmt: skip
Effect: TypeAlias = Literal["stops", "limits", "asks", "frees-past-data"]
Surface: TypeAlias = Literal["web", "desktop", "ios", "android"]


class Value(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, gc=False
):
    """What every catalogue value has in common: frozen, named fields, unknown keys refused.

    Built from text, numbers and each other they cannot form cycles, so the garbage collector need
    not look at them (`gc=False`): with a large catalogue it would stop the window to do so.
    """


class Source(Value, frozen=True, kw_only=True):
    """Where a fact comes from. `primary` is the platform, law or authority itself."""

    id: str
    title: str
    publisher: str
    kind: Literal["primary", "secondary"]
    accessed: str
    url: str = ""
    published: str = ""
    note: str = ""


class Controller(Value, frozen=True, kw_only=True):
    """The company legally responsible in some places, or a post inside it, and how to reach it."""

    name: str
    role: Literal["controller", "joint", "representative", "dpo", "processor"]
    jurisdictions: tuple[str, ...]
    sources: tuple[str, ...]
    address: str = ""
    email: str = ""
    webform: str = ""
    note: str = ""


class Archive(Value, frozen=True, kw_only=True):
    """Which archived version of a document was read (Open Terms Archive's names)."""

    collection: str
    service: str
    terms_type: str
    commit: str
    date: str = ""


class Document(Value, frozen=True, kw_only=True):
    """One of a platform's terms: a privacy policy, terms of service, a help page."""

    id: str
    terms_type: str
    title: str
    url: str
    jurisdictions: tuple[str, ...]
    sources: tuple[str, ...]
    effective: str = ""
    archive: Archive | None = None


class Quote(Value, frozen=True, kw_only=True):
    """A W3C TextQuoteSelector: the exact words and, where they help, what stands around them."""

    exact: str
    prefix: str = ""
    suffix: str = ""


class Verified(Value, frozen=True, kw_only=True):
    """A program found the quotation in an archived text with this SHA-256 on this day."""

    sha256: str
    on: str


class Clause(Value, frozen=True, kw_only=True):
    """A passage of a document about AI training, in layers, with what severity rests on.

    `content`, `ai` and `reach` feed the severity rule (`severity.py`): the most private kind of
    content concerned, the kind of AI it trains, and whether other companies' models get it too.
    """

    id: str
    title: str
    practice: Practice
    jurisdictions: tuple[str, ...]
    default: Default
    severity: Severity
    severity_reason: str
    confidence: Confidence
    summary: str
    means_for_you: str
    why_it_matters: str
    sources: tuple[str, ...]
    content: Content = "personal"
    ai: Ai = "any"
    reach: Reach = "own"
    document: str = ""
    instead_of: str = ""
    audience: tuple[Audience, ...] = ("person",)
    quote: Quote | None = None
    verified: Verified | None = None
    as_quoted_by: str = ""
    data: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    shared_with: tuple[str, ...] = ()
    legal_basis: LegalBasis | Literal[""] = ""
    regulations: tuple[str, ...] = ()
    first_seen: str = ""
    last_seen: str = ""
    note: str = ""
    replaces: tuple[str, ...] = ()

    @property
    def is_use(self) -> bool:
        """Whether this lets the platform use data for AI (else a right, a promise or silence)."""
        return self.practice in USES


class Cover(Value, frozen=True, kw_only=True):
    """What a control does to one clause."""

    clause: str
    effect: Effect


class Answer(Value, frozen=True, kw_only=True):
    """By when somebody must answer: the law where it applies, the days elsewhere (our date)."""

    law: str = ""
    days: int = 0


class Way(Value, frozen=True, kw_only=True):
    """A path of exact labels on one surface; `labels` gives the same path in other languages."""

    surface: Surface
    path: tuple[str, ...]
    labels: dict[str, tuple[str, ...]] = field(default_factory=dict)


class Field(Value, frozen=True, kw_only=True):
    """A field of a form: `suggest` can be pasted as it is, `hint` says what to put."""

    label: str
    id: str = ""
    suggest: str = ""
    hint: str = ""


class StepBase(Value, frozen=True, kw_only=True, tag_field="action"):
    """What every step has: an id unique in its control, and one idea in a sentence or two."""

    id: str
    text: str


class Open(StepBase, frozen=True, kw_only=True, tag="open"):
    """Open an address in the person's browser; `ways` find it by hand if the link fails."""

    url: str
    ways: tuple[Way, ...] = ()


class Navigate(StepBase, frozen=True, kw_only=True, tag="navigate"):
    """Follow a path of labels; one way a surface. `target_unknown`: the path is not sure."""

    ways: tuple[Way, ...]
    target_unknown: bool = False


class Toggle(StepBase, frozen=True, kw_only=True, tag="toggle"):
    """Set a switch. `target_unknown` says that nobody saw its exact label."""

    state: Literal["on", "off"]
    target: str = ""
    target_unknown: bool = False
    labels: dict[str, str] = field(default_factory=dict)


class Choose(StepBase, frozen=True, kw_only=True, tag="choose"):
    """Pick one choice of a list or group of buttons."""

    target: str = ""
    choice: str = ""
    target_unknown: bool = False
    choice_unknown: bool = False
    labels: dict[str, str] = field(default_factory=dict)


class Fill(StepBase, frozen=True, kw_only=True, tag="fill"):
    """Fill a form's fields, in their order; of a letter, `body` with its `recipient`.

    `target_unknown` says that nobody saw the form itself, so labels may differ.
    """

    fields: tuple[Field, ...]
    target_unknown: bool = False
    recipient: str = ""
    subject: str = ""
    body: str = ""


class Submit(StepBase, frozen=True, kw_only=True, tag="submit"):
    """Send what was filled in or written; `target` is the button's label where known."""

    target: str = ""
    target_unknown: bool = False


class Email(StepBase, frozen=True, kw_only=True, tag="email"):
    """Send an e-mail; `[square brackets]` stand for what the person fills in."""

    recipient: str
    subject: str
    body: str


class Check(StepBase, frozen=True, kw_only=True, tag="check"):
    """Look whether it is as expected."""

    expect: str
    url: str = ""


class Wait(StepBase, frozen=True, kw_only=True, tag="wait"):
    """Wait some days, or as long as a law gives them."""

    days: int = 0
    law: str = ""


class Keep(StepBase, frozen=True, kw_only=True, tag="record"):
    """Keep proof: a screenshot, a confirmation, a number."""

    what: str


class Note(StepBase, frozen=True, kw_only=True, tag="note"):
    """Something to know before going on."""

    url: str = ""


Step: TypeAlias = (
    Open | Navigate | Toggle | Choose | Fill | Submit | Email | Check | Wait | Keep | Note
)


class Control(Value, frozen=True, kw_only=True):
    """One way to say no, or honestly none."""

    id: str
    kind: ControlKind
    role: Role
    title: str
    jurisdictions: tuple[str, ...]
    confidence: Confidence
    checked: str
    sources: tuple[str, ...]
    steps: tuple[Step, ...] = ()
    audience: tuple[Audience, ...] = ("person",)
    url: str = ""
    covers: tuple[Cover, ...] = ()
    no_way_for: tuple[str, ...] = ()
    settles: tuple[str, ...] = ()
    instead_of: tuple[str, ...] = ()
    does_not_cover: str = ""
    prospective_only: bool = False
    side_effects: str = ""
    requires_login: bool = False
    grounds: Literal["required", "optional", "none", ""] = ""
    minutes: int = 0
    difficulty: Literal["easy", "medium", "hard", ""] = ""
    answer: Answer | None = None
    recheck_days: int = 0
    tried: str = ""
    note: str = ""
    replaces: tuple[str, ...] = ()

    @property
    def is_request(self) -> bool:
        """Whether somebody else decides: it counts as stopped only after a recorded yes."""
        return self.answer is not None


class TimelineEntry(Value, frozen=True, kw_only=True):
    """Something that happened, with its date."""

    date: str
    event: str
    sources: tuple[str, ...]
    jurisdictions: tuple[str, ...] = ("*",)


class Dispute(Value, frozen=True, kw_only=True):
    """A claim that circulates, and what we found."""

    claim: str
    finding: str
    sources: tuple[str, ...]


class Platform(Value, frozen=True, kw_only=True):
    """A service people use, with all that is known of it. One TOML file each."""

    schema: Literal[2]
    id: str
    name: str
    category: Category
    homepage: str
    operator: str
    in_brief: str
    posture: Posture
    aliases: tuple[str, ...] = ()
    controllers: tuple[Controller, ...] = ()
    documents: tuple[Document, ...] = ()
    clauses: tuple[Clause, ...] = ()
    controls: tuple[Control, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    sources: tuple[Source, ...] = ()
    replaces: tuple[str, ...] = ()

    def control(self, control_id: str) -> Control | None:
        """The control of that id, or of which that id is a forerunner; None if there is none."""
        for control in self.controls:
            if control.id == control_id or control_id in control.replaces:
                return control
        return None

    def clause(self, clause_id: str) -> Clause | None:
        """The clause of that id, or of which that id is a forerunner; None if there is none."""
        for clause in self.clauses:
            if clause.id == clause_id or clause_id in clause.replaces:
                return clause
        return None

    def source(self, source_id: str) -> Source | None:
        """The source of that id; None if there is none."""
        return next((s for s in self.sources if s.id == source_id), None)

    def document(self, document_id: str) -> Document | None:
        """The document of that id; None if there is none."""
        return next((d for d in self.documents if d.id == document_id), None)


class Jurisdiction(Value, frozen=True, kw_only=True):
    """A place with its groups, laws, regulators, letters and languages; `*` is everywhere else."""

    code: str
    name: str
    groups: tuple[str, ...]
    laws: tuple[str, ...]
    default_language: str
    languages: tuple[str, ...]
    regulator: tuple[str, ...]
    letters: tuple[str, ...]
    note: str = ""
    regulator_choice: str = ""


class Extension(Value, frozen=True, kw_only=True):
    """How much longer they may take, and on what terms."""

    months: int = 0
    days: int = 0
    notice_within_months: int = 0
    must_give_reasons: bool = False


class Acknowledge(Value, frozen=True, kw_only=True):
    """By when receipt must be confirmed."""

    business_days: int = 0


class Deadline(Value, frozen=True, kw_only=True):
    """How long a law gives for an answer; all zero with `note` when it sets no period."""

    counted_from: str
    months: int = 0
    days: int = 0
    business_days: int = 0
    working_days: int = 0
    extension: Extension | None = None
    acknowledge_within: Acknowledge | None = None
    note: str = ""


class Right(Value, frozen=True, kw_only=True):
    """One right a law gives, with its article."""

    id: str
    provision: str
    plain: str
    deadline: Deadline
    confidence: Confidence
    sources: tuple[str, ...]
    conditions: str = ""
    refusal_must: str = ""
    letter: str = ""
    note: str = ""


class Law(Value, frozen=True, kw_only=True):
    """A privacy or AI law that matters for saying no to AI training."""

    id: str
    name: str
    short_name: str
    applies_in: tuple[str, ...]
    status: Literal[
        "in-force", "partly-in-force", "in-force-not-enforced", "enacted-not-in-force"
    ]
    in_force: tuple[date, ...]
    official_text_checked: bool
    ai_training: str
    who: str
    sources: tuple[str, ...]
    confidence: Confidence
    official_text: str = ""
    notes: str = ""
    rights: tuple[Right, ...] = ()


class Regulator(Value, frozen=True, kw_only=True):
    """An authority that takes complaints."""

    id: str
    name: str
    country: str
    complaint_language: str
    languages: tuple[str, ...]
    confidence: Confidence
    sources: tuple[str, ...]
    address: str = ""
    phone: str = ""
    fax: str = ""
    email: str = ""
    complaint_url: str = ""
    website: str = ""
    record_date: date | None = None
    notes: str = ""
    address_confidence: Confidence | Literal[""] = ""
    complaint_url_confidence: Confidence | Literal[""] = ""
    preferred_medium: str = ""
    pgp_url: str = ""
    pgp_fingerprint: str = ""
    scope: str = ""
    region: str = ""


class PlatformSummary(Value, frozen=True, kw_only=True, array_like=True):
    """What the index knows of a platform, enough for lists; the rest is read when it is opened.

    `postures` holds the posture computed for `*` and for each place where it differs from that.
    """

    id: str
    name: str
    category: Category
    operator: str
    aliases: tuple[str, ...] = ()
    own_file: bool = False
    replaces: tuple[str, ...] = ()
    postures: dict[str, Posture] = field(default_factory=dict)


def platform_summary(
    platform: Platform, *, own_file: bool = False, postures: dict[str, Posture] | None = None
) -> PlatformSummary:
    """The index line of a platform; `own_file` marks one that came from the person's folder."""
    return PlatformSummary(
        id=platform.id,
        name=platform.name,
        category=platform.category,
        operator=platform.operator,
        aliases=platform.aliases,
        own_file=own_file,
        replaces=platform.replaces,
        postures=postures or {},
    )
