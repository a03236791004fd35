"""The command line: the same services as the window, for scripts and people who prefer it.

Without a verb the window opens. Wrong input is one sentence on stderr and exit code 2; a fault of
the world (disk, file) is one sentence and exit code 1. JSON answers carry `format` and `schema`.
"""

import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from privacyhelper.app import Launch, build, run
from privacyhelper.services.errors import Fault, UnknownTarget, UserFault

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from privacyhelper.services.desk import Services

USAGE_ERROR = 2
WORLD_ERROR = 1
BROKEN_OFF = 130


def main(argv: Sequence[str]) -> int:
    """Run one verb, or open the window; the exit code."""
    arguments = list(argv)
    # Opening the window, the commonest call, does without a parser.
    if not arguments:
        return _guarded(lambda: run(Launch()))
    if len(arguments) == 2 and arguments[0] == "--data-dir":  # noqa: PLR2004
        return _guarded(lambda: run(Launch(data_dir=Path(arguments[1]))))
    for stream in (sys.stdout, sys.stderr):
        # A pipe or an old terminal may not know “ or →: better a question mark than no answer.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    parser = _parser()

    def act() -> int:
        options = parser.parse_args(arguments)
        return int(options.verb(options))

    return _guarded(act)


def _guarded(act: Callable[[], int]) -> int:
    """Do it; a fault is one sentence on stderr and its own exit code."""
    try:
        return act()
    except UserFault as fault:
        print(f"privacyhelper: {fault}", file=sys.stderr)
        return USAGE_ERROR
    except Fault as fault:
        print(f"privacyhelper: {fault}", file=sys.stderr)
        return WORLD_ERROR
    except KeyboardInterrupt:
        return BROKEN_OFF
    except BrokenPipeError:
        sys.stderr.close()
        return WORLD_ERROR


def _parser() -> "ArgumentParser":
    from argparse import SUPPRESS, ArgumentParser

    class Parser(ArgumentParser):
        """Says what is wrong in one sentence, without the usage."""

        def error(self, message: str) -> NoReturn:
            self.exit(USAGE_ERROR, f"privacyhelper: {message}. See `{self.prog} --help`.\n")

    common = Parser(add_help=False)
    common.add_argument(
        "--data-dir", type=Path, default=SUPPRESS, metavar="DIR", help="keep everything below DIR"
    )
    parser = Parser(
        prog="privacyhelper",
        description="Say no to AI training on your data, and know that it stays that way.",
        parents=[common],
    )
    parser.add_argument("--version", action="version", version=_version())
    parser.set_defaults(verb=_open_window, target="")
    verbs = parser.add_subparsers(title="verbs", metavar="VERB")

    def verb(name: str, call: Callable[["Namespace"], int], text: str) -> "ArgumentParser":
        made: ArgumentParser = verbs.add_parser(name, help=text, description=text, parents=[common])
        made.set_defaults(verb=call)
        return made

    opening = verb("open", _open_window, "Open the window at a platform or control.")
    opening.add_argument("target", metavar="TARGET", help="platform[@account][/control]")
    plan = verb("plan", _plan, "Show the plan.")
    plan.add_argument("--place", metavar="CODE", help="as if you lived there, such as DE or US-CA")
    plan.add_argument("--platforms", metavar="A,B", help="as if you used just these")
    show = verb("show", _show, "Show a platform: what it says, what you can do.")
    show.add_argument("platform", metavar="PLATFORM", help="platform[@account]")
    show.add_argument("--place", metavar="CODE", help="as if you lived there")
    done = verb("done", _done, "Write down that a control is done.")
    done.add_argument("target", metavar="TARGET")
    check = verb("check", _check, "Write down what you saw when you looked again.")
    check.add_argument("target", metavar="TARGET")
    check.add_argument("--result", required=True, choices=("still", "relapsed", "missing"))
    due = verb("reminders", _reminders, "List what has a date.")
    due.add_argument("--due", action="store_true", help="only what is due today")
    for made in (plan, show, due):
        made.add_argument("--json", action="store_true", help="a documented JSON answer")
    _add_record(verb("record", _record_usage, "Export, import or report your record."), common)
    _add_catalogue(verb("catalogue", _catalogue_usage, "Check the catalogue's files."), common)
    return parser


def _add_record(parser: "ArgumentParser", common: "ArgumentParser") -> None:
    verbs = parser.add_subparsers(metavar="VERB")
    for name, call, text in (
        ("export", _record_export, "Write your whole record to a JSON file."),
        ("import", _record_import, "Show what a record would add; with --yes, add it."),
        ("report", _record_report, "Write a readable report (HTML)."),
    ):
        made = verbs.add_parser(name, help=text, description=text, parents=[common])
        made.add_argument("file", type=Path, metavar="FILE")
        made.set_defaults(verb=call)
        if name == "import":
            made.add_argument("--yes", action="store_true", help="add it without asking")


def _add_catalogue(parser: "ArgumentParser", common: "ArgumentParser") -> None:
    verbs = parser.add_subparsers(metavar="VERB")
    check = verbs.add_parser("check", help="Say everything wrong.", parents=[common])
    check.add_argument("folder", type=Path, nargs="?", metavar="FOLDER")
    check.add_argument("--texts", type=Path, metavar="FOLDER", help="archived texts to search")
    check.add_argument("--notes", action="store_true", help="what is worth a look, too")
    check.set_defaults(verb=_catalogue_check)
    schema = verbs.add_parser("schema", help="Print the JSON Schema.", parents=[common])
    schema.set_defaults(verb=_catalogue_schema)


def _version() -> str:
    from privacyhelper import __version__

    return f"privacyhelper {__version__}"


def _data_dir(options: "Namespace") -> Path | None:
    folder: Path | None = getattr(options, "data_dir", None)
    return folder


def _services(options: "Namespace") -> "Services":
    return build(_data_dir(options))


def _record_usage(_options: "Namespace") -> int:
    msg = "Expected one of: record export FILE, record import FILE, record report FILE."
    raise UserFault(msg)


def _catalogue_usage(_options: "Namespace") -> int:
    msg = "Expected one of: catalogue check [FOLDER], catalogue schema."
    raise UserFault(msg)


def _open_window(options: "Namespace") -> int:
    if options.target:
        _target(options.target)
    return run(Launch(data_dir=_data_dir(options), target=options.target))


def _target(text: str) -> Any:  # noqa: ANN401 - a Target; imported late to keep the start quick
    from privacyhelper.domain.journal import parse_target

    target = parse_target(text)
    if target is None:
        msg = f"“{text}” is not of the form platform[@account][/control], such as linkedin."
        raise UnknownTarget(msg)
    return target


def _control_target(text: str) -> Any:  # noqa: ANN401
    target = _target(text)
    if not target.control:
        msg = f"“{text}” names no control. Expected platform[@account]/control."
        raise UnknownTarget(msg)
    return target


def _plan(options: "Namespace") -> int:
    from privacyhelper.services import answers

    services = _services(options)
    wanted = [p.strip() for p in options.platforms.split(",")] if options.platforms else None
    situation = answers.imagine(services, options.place, wanted)
    print(answers.plan_json(services, situation) if options.json else answers.plan_text(situation))
    return 0


def _show(options: "Namespace") -> int:
    from privacyhelper.services import answers

    services = _services(options)
    target = _target(options.platform)
    situation = answers.imagine(services, options.place, [target.platform])
    accounts = {here.account.id: here for here in situation.heres}
    if target.account and target.account not in accounts:
        msg = f"There is no account “{target.account}” of {situation.heres[0].platform.name}."
        raise UnknownTarget(msg)
    here = accounts.get(target.account, situation.heres[0])
    print(answers.show_json(here, situation) if options.json else answers.show_text(here))
    return 0


def _done(options: "Namespace") -> int:
    services = _services(options)
    target = _control_target(options.target)
    services.guide.finish(target)
    print(f"Written down: {target} is done.")
    return 0


def _check(options: "Namespace") -> int:
    from privacyhelper.services.wording import CHECK_RESULT

    services = _services(options)
    target = _control_target(options.target)
    if services.guide.walk(target).state.kind in ("to-do", "started", "not-for-you"):
        msg = f"{target} is not done yet, so there is nothing to check. Expected one that is done."
        raise UserFault(msg)
    services.guide.check(target, options.result)
    print(f"Written down: {target} is {CHECK_RESULT[options.result]}.")
    return 0


def _reminders(options: "Namespace") -> int:
    from privacyhelper.services import answers

    services = _services(options)
    found = services.plans.due() if options.due else services.plans.reminders()
    today = services.clock.today()
    if options.json:
        print(answers.reminders_json(found, today))
    else:
        print(answers.reminders_text(found, today))
    return 0


def _record_export(options: "Namespace") -> int:
    from privacyhelper import __version__
    from privacyhelper.services.record_file import export_record

    services = _services(options)
    content = export_record(
        services.journal, services.proof, services.clock, __version__, services.catalogue.version
    )
    _write(options.file, content)
    print(f"Your record is in {options.file}.")
    return 0


def _record_import(options: "Namespace") -> int:
    from privacyhelper.services.record_file import bring_in, preview, preview_text, read_record

    services = _services(options)
    incoming = read_record(_read(options.file))
    print(preview_text(preview(incoming, services.journal, services.proof)))
    if not options.yes:
        print("Nothing was changed. Call again with --yes to add it.")
        return 0
    added = bring_in(incoming, services.journal, services.proof)
    print(f"Added {added} acts to your record.")
    return 0


def _record_report(options: "Namespace") -> int:
    from privacyhelper.services.report import report_html

    services = _services(options)
    _write(options.file, report_html(services).encode())
    print(f"The report is in {options.file}.")
    return 0


def _catalogue_check(options: "Namespace") -> int:
    from privacyhelper.app import check_catalogue

    report = check_catalogue(options.folder, options.texts)
    for fault in report.faults:
        line = f" (line {fault.line})" if fault.line else ""
        print(f"{fault.file}: {fault.key}{line}: {fault.sentence}")
    said = "No error" if not report.faults else f"{len(report.faults)} errors"
    print(f"{said} in {report.files} files; {len(report.notes)} notes (--notes shows them).")
    if options.notes:
        for fault in report.notes:
            line = f" (line {fault.line})" if fault.line else ""
            print(f"note: {fault.file}: {fault.key}{line}: {fault.sentence}")
    return WORLD_ERROR if report.faults else 0


def _catalogue_schema(_options: "Namespace") -> int:
    from privacyhelper.services.catalogue_schema import schema_text

    print(schema_text())
    return 0


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        msg = f"{path} could not be read: {error.strerror or error}."
        raise UserFault(msg) from error


def _write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: an earlier export outlives a full disk."""
    from privacyhelper.adapters.durable_files import write_durably

    try:
        if path.exists() and not path.is_file():
            path.write_bytes(content)  # a pipe or device, such as /dev/stdout
        else:
            write_durably(path.resolve(), content)
    except OSError as error:
        msg = f"{path} could not be written: {error.strerror or error}."
        raise UserFault(msg) from error
