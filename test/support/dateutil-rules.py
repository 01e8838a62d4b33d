"""Expands recurrence rules with python3-dateutil, for test/libical/recurrence-rules.spec.ts: one JSON array of [rule, start, zone]
on standard input, one of lists of [wall, instant] on standard output, in seconds since 1970. dateutil shares no line with us."""

import datetime
import json
import sys
import types
from itertools import islice
from zoneinfo import ZoneInfo

import dateutil.rrule

STARTS_MAX = 60
YEAR_MAX = 2031

# Rules that never produce anything would be followed to the year 9999.
dateutil.rrule.datetime = types.SimpleNamespace(**{**vars(datetime), "MAXYEAR": YEAR_MAX})


def seconds(moment):
    return int(moment.replace(tzinfo=datetime.timezone.utc).timestamp())


def starts(text, start, zone):
    begin = datetime.datetime.strptime(start, "%Y%m%dT%H%M%S").replace(tzinfo=ZoneInfo(zone))
    try:
        rule = dateutil.rrule.rrulestr(text, dtstart=begin)
        found = [moment for moment in islice(rule, STARTS_MAX) if moment.year <= YEAR_MAX]
    except ValueError as error:
        # It finds out, some of it beforehand, that INTERVAL never meets BYHOUR and the like.
        if "empty" not in str(error):
            raise
        return []
    # fold=0 and an offset asked for in a gap: the first of two, and the offset before, as RFC 5545, 3.3.5 has it.
    return [[seconds(moment), int(moment.timestamp())] for moment in found]


json.dump([starts(*case) for case in json.load(sys.stdin)], sys.stdout)
