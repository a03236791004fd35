"""Ids of the catalogue in words: practices, severities, kinds, states of coverage."""

from privacyhelper.domain.catalogue import (
    Ai,
    Audience,
    Category,
    Clause,
    Confidence,
    Content,
    ControlKind,
    Default,
    Effect,
    LegalBasis,
    Posture,
    Practice,
    Role,
    Severity,
    Surface,
)
from privacyhelper.domain.coverage import Status
from privacyhelper.domain.severity import Refusal, Verdict

CATEGORY: dict[Category, str] = {
    "social": "Social",
    "assistant": "Assistant",
    "productivity": "Work",
    "creative": "Creative",
    "developer": "Developer",
    "media": "Media",
    "device": "Devices",
    "commerce": "Shopping",
    "dating": "Dating",
    "other": "Other",
}

PRACTICE: dict[Practice, str] = {
    "trains-own-ai": "Trains its own AI",
    "shares-for-ai-training": "Shares data for AI training",
    "licenses-data": "Licenses data to others",
    "human-review": "People may read it",
    "public-data-scraping": "Public content is collected for AI",
    "de-identified-only": "Uses data without your name on it",
    "retention": "Keeps data",
    "objection-right": "Your right to object",
    "opt-out-right": "A way to opt out",
    "no-training": "A promise not to train",
    "not-stated": "The text does not say",
}

SEVERITY: dict[Severity, str] = {
    "critical": "Critical",
    "high": "High",
    "medium": "Medium",
    "low": "Low",
}

CONFIDENCE: dict[Confidence, str] = {
    "confirmed": "Confirmed in the company’s or authority’s own words",
    "reported": "Reported by others; not confirmed in the company’s own words",
    "unconfirmed": "Not confirmed",
}

DEFAULT: dict[Default, str] = {
    "on": "On unless you say no",
    "off": "Off unless you turn it on",
    "asks": "It asks you first",
    "not-applicable": "Nothing to turn on or off",
}

KIND: dict[ControlKind, str] = {
    "setting": "Setting",
    "form": "Form",
    "email": "E-mail, ready written",
    "letter": "Letter",
    "account-type": "Kind of account",
    "site-file": "A file on your website",
    "none": "No way exists",
}

ROLE: dict[Role, str] = {
    "main": "What to do",
    "extra": "Worth doing, not needed",
    "fallback": "If that fails or is refused",
    "habit": "Good habits",
    "last-resort": "Last resort",
}

AUDIENCE: dict[Audience, str] = {
    "person": "I have my own account",
    "owner-or-admin": "I manage it for a group or company",
    "member": "My employer or school runs it",
    "creator": "I publish or sell work there",
    "parent": "I look after a child’s account",
    "no-account": "I have no account there",
    "free-plan": "I use the free plan",
    "paid-plan": "I pay for it",
}

AUDIENCE_SHORT: dict[Audience, str] = {
    "person": "people with an account",
    "owner-or-admin": "owners and admins",
    "member": "people whose employer or school runs the account",
    "creator": "people who publish or sell work there",
    "parent": "parents",
    "no-account": "people without an account",
    "free-plan": "people on the free plan",
    "paid-plan": "people who pay for it",
}

EFFECT: dict[Effect, str] = {
    "stops": "Stops it from now on",
    "limits": "Stops part of it",
    "asks": "Asks them to stop; they may refuse",
    "frees-past-data": "Deletes what they hold",
}

STATUS: dict[Status, str] = {
    "stopped": "Stopped",
    "limited": "Limited",
    "asked": "Asked, no yes yet",
    "unsure": "Look again",
    "refused": "They refused",
    "open": "Still going on",
    "no-way": "No way to stop it",
    "silent": "The text does not say",
    "off": "Off unless you turn it on",
}

SURFACE: dict[Surface, str] = {
    "web": "Web",
    "desktop": "Desktop app",
    "ios": "iPhone or iPad",
    "android": "Android",
}

LEGAL_BASIS: dict[LegalBasis, str] = {
    "legitimate-interests": "its own “legitimate interests”, so it does not ask first",
    "consent": "your consent",
    "contract": "its contract with you",
    "legal-obligation": "a duty by law",
    "public-task": "a public task",
}

POSTURE: dict[Posture, str] = {
    "opt-out": "Uses your data for AI unless you say no",
    "opt-in": "Off or asked first",
    "no-choice": "Uses your data for AI, no way to refuse found",
    "no-training": "Says it does not train on your data",
    "not-stated": "Does not say",
    "mixed": "Some of it you can refuse",
}

LAW_STATUS: dict[str, str] = {
    "in-force": "in force",
    "partly-in-force": "partly in force",
    "in-force-not-enforced": "in force, not enforced yet",
    "enacted-not-in-force": "passed, not in force yet",
}

CHECK_RESULT = {"still": "still as you set it", "relapsed": "back on", "missing": "not found"}

_CONTENT: dict[Content, str] = {
    "private": "Private content",
    "personal": "Personal data",
    "public": "What you publish",
    "pooled": "Pooled data without names",
}

_AI: dict[Ai, str] = {
    "generative": "AI that writes, draws or talks",
    "other": "AI that sorts, ranks or recognises",
    "any": "AI of any kind",
}

_REFUSAL: dict[Refusal, str] = {
    "stops": "you can stop it here",
    "partly": "you can only limit it or ask here",
    "none": "no way to refuse it is known here",
}


def severity_reason(clause: Clause, verdict: Verdict) -> str:
    """Why a clause has this severity here, in one sentence built from the rule's own inputs."""
    if not clause.is_use:
        if clause.practice == "not-stated":
            return (
                f"{_CONTENT[clause.content]} is concerned and the text does not say what happens."
            )
        return "This helps you."
    if clause.default == "off":
        return "It is off unless you turn it on."
    if clause.default == "asks":
        return "It asks you first."
    if clause.default == "not-applicable":
        return "Nothing about it is on for you."
    what = _CONTENT[clause.content]
    if clause.practice == "retention":
        how = "is kept"
    elif clause.practice == "human-review":
        how = "may be read by people"
    else:
        how = f"goes to {_AI[clause.ai]}"
    others = ", other companies’ too" if clause.reach == "others" else ""
    return f"By default, {what[0].lower()}{what[1:]} {how}{others}; {_REFUSAL[verdict.refusal]}."
