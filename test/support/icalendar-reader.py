"""Reads one calendar from standard input with python3-icalendar and prints what it has understood, a line a fact, in the form
of libical-reader.c, for test/libical/icalendar-readers.spec.ts. The two readers share no line with each other or with us."""

import io
import re
import sys

from dateutil import rrule, tz
from icalendar import Calendar

OCCURRENCES_MAX = 12


def text(name, value):
    print(f"{name}={'' if value is None else value}".replace("\n", "\\n"))


def instant(name, prop):
    """Seconds since 1970; the zone is found by the library, by its name or by the calendar's own VTIMEZONE."""
    print(f"{name}={int(prop.dt.timestamp())}")


def zones_of(octets):
    """The calendar's own VTIMEZONEs as dateutil understands them; by TZID, UTC by its absence."""
    blocks = re.findall(rb"BEGIN:VTIMEZONE.*?END:VTIMEZONE\r\n", octets, re.DOTALL)
    if not blocks:
        return {None: tz.UTC}
    known = tz.tzical(io.StringIO(b"".join(blocks).decode()))
    return {None: tz.UTC, **{name: known.get(name) for name in known.keys()}}


def moment(prop, zones):
    """A property's clock in its zone as the calendar's VTIMEZONE has it, not as the name has it here."""
    clock = prop.dt.replace(tzinfo=None)
    return clock.replace(tzinfo=zones[prop.params.get("TZID")])


def expanded(master, overrides, zones):
    """When the series' occurrences begin: dateutil's expansion, without EXDATE, with those that were moved in their places."""
    if "RRULE" not in master:
        return []
    rules = rrule.rruleset()
    rules.rrule(rrule.rrulestr(master["RRULE"].to_ical().decode(), dtstart=moment(master["DTSTART"], zones)))
    left_out = master.get("EXDATE", [])
    for days in left_out if isinstance(left_out, list) else [left_out]:
        for day in days.dts:
            rules.exdate(day.dt.replace(tzinfo=zones[days.params.get("TZID")]))
    moved = {moment(each["RECURRENCE-ID"], zones): moment(each["DTSTART"], zones) for each in overrides}
    found = []
    for occurrence in rules:
        if len(found) == OCCURRENCES_MAX:
            break
        found.append(moved.get(occurrence, occurrence))
    return [int(each.timestamp()) for each in found]


def main():
    # Universal newlines would hide a line break that is not CRLF.
    octets = sys.stdin.buffer.read()
    calendar = Calendar.from_ical(octets)
    events = calendar.walk("VEVENT")
    if not events:
        sys.exit(2)
    zones = zones_of(octets)
    event = events[0]
    text("EVENTS", len(events))
    if "RECURRENCE-ID" in event:
        instant("RECURRENCE-ID", event["RECURRENCE-ID"])
    else:
        text("RECURRENCE-ID", "")
    text("OCCURRENCES", " ".join(str(each) for each in expanded(event, events[1:], zones)))
    text("METHOD", calendar.get("METHOD"))
    text("ERRORS", len(calendar.errors) + len(event.errors))
    for name in ("UID", "SEQUENCE", "SUMMARY", "LOCATION", "DESCRIPTION", "STATUS", "ORGANIZER", "URL"):
        text(name, event.get(name))
    for name in ("DTSTAMP", "DTSTART"):
        instant(name, event[name])
    if "DTEND" in event:
        instant("DTEND", event["DTEND"])
    attendees = event.get("ATTENDEE")
    attendees = attendees if isinstance(attendees, list) else [attendees]
    text("ATTENDEES", len(attendees))
    text("ATTENDEE", attendees[0])
    for name in ("CN", "ROLE", "PARTSTAT", "RSVP"):
        text(name, attendees[0].params.get(name))


main()
