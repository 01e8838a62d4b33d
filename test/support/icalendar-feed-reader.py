"""Reads one published calendar from standard input with python3-icalendar and prints what it has understood, a line a fact, in
the form of libical-feed-reader.c, for test/libical/feed-readers.spec.ts."""

import sys

from icalendar import Calendar


def text(name, value):
    print(f"{name}={'' if value is None else value}".replace("\n", "\\n"))


def instant(name, component):
    """Seconds since 1970; the zone is found by the library, by its name or by the calendar's own VTIMEZONE."""
    print(f"{name}={int(component[name].dt.timestamp()) if name in component else 'missing'}")


def several(value):
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def event(component):
    for name in ("UID", "SEQUENCE", "SUMMARY", "LOCATION", "STATUS", "TRANSP", "URL"):
        text(name, component.get(name))
    for name in ("DTSTAMP", "LAST-MODIFIED", "DTSTART", "DTEND"):
        instant(name, component)


def free_busy(component):
    text("UID", component.get("UID"))
    for name in ("DTSTAMP", "DTSTART", "DTEND"):
        instant(name, component)
    for period in several(component.get("FREEBUSY")):
        start, end = (int(moment.timestamp()) for moment in (period.start, period.end))
        print(f"FREEBUSY={period.params.get('FBTYPE')} {start} {end}")


def main():
    # Universal newlines would hide a line break that is not CRLF.
    calendar = Calendar.from_ical(sys.stdin.buffer.read())
    components = calendar.walk("VEVENT") + calendar.walk("VFREEBUSY")
    text("METHOD", calendar.get("METHOD"))
    text("ERRORS", len(calendar.errors) + sum(len(component.errors) for component in components))
    for component in components:
        (event if component.name == "VEVENT" else free_busy)(component)
        text("ATTENDEES", len(several(component.get("ATTENDEE"))))


main()
