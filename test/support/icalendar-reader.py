"""Reads one calendar from standard input with python3-icalendar and prints what it has understood, a line a fact, in the form
of libical-reader.c, for test/libical/icalendar-readers.spec.ts. The two readers share no line with each other or with us."""

import sys

from icalendar import Calendar


def text(name, value):
    print(f"{name}={'' if value is None else value}".replace("\n", "\\n"))


def instant(name, prop):
    """Seconds since 1970; the zone is found by the library, by its name or by the calendar's own VTIMEZONE."""
    print(f"{name}={int(prop.dt.timestamp())}")


def main():
    # Universal newlines would hide a line break that is not CRLF.
    calendar = Calendar.from_ical(sys.stdin.buffer.read())
    events = calendar.walk("VEVENT")
    if len(events) != 1:
        sys.exit(2)
    event = events[0]
    text("METHOD", calendar.get("METHOD"))
    text("ERRORS", len(calendar.errors) + len(event.errors))
    for name in ("UID", "SEQUENCE", "SUMMARY", "LOCATION", "DESCRIPTION", "STATUS", "ORGANIZER", "URL"):
        text(name, event.get(name))
    for name in ("DTSTAMP", "DTSTART", "DTEND"):
        instant(name, event[name])
    attendees = event.get("ATTENDEE")
    attendees = attendees if isinstance(attendees, list) else [attendees]
    text("ATTENDEES", len(attendees))
    text("ATTENDEE", attendees[0])
    for name in ("CN", "ROLE", "PARTSTAT", "RSVP"):
        text(name, attendees[0].params.get(name))


main()
