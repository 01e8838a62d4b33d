/*
 * Reads one calendar from standard input with libical and prints what it has understood, a line a fact, for
 * test/libical/icalendar-readers.spec.ts. Exits 1 when libical finds an error in the calendar, 2 when it finds no
 * calendar at all: what libical repairs in silence would be a broken invitation elsewhere.
 */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { calendar_octets_max = 1 << 20, occurrences_max = 12, seconds_ahead = 10 * 366 * 86400 };

static void print_text(const char *name, const char *value)
{
    printf("%s=", name);
    for (const char *sign = value ? value : ""; *sign; sign++) {
        if (*sign == '\n') fputs("\\n", stdout);
        else putchar(*sign);
    }
    putchar('\n');
}

/* The instant that libical makes of a time by the calendar's own VTIMEZONE, in seconds since 1970; -1 without that. */
static time_t instant_of(icalcomponent *calendar, icalproperty *property)
{
    struct icaltimetype time = icalvalue_get_datetime(icalproperty_get_value(property));
    icalparameter *tzid = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
    icaltimezone *zone = icaltimezone_get_utc_timezone();
    if (tzid != NULL) zone = icalcomponent_get_timezone(calendar, icalparameter_get_tzid(tzid));
    return zone == NULL ? -1 : icaltime_as_timet_with_zone(time, zone);
}

static void print_instant(const char *name, icalcomponent *calendar, icalproperty *property)
{
    if (property == NULL) printf("%s=\n", name);
    else printf("%s=%lld\n", name, (long long)instant_of(calendar, property));
}

struct occurrences {
    int count;
    time_t starts[occurrences_max];
};

static void keep_occurrence(icalcomponent *event, struct icaltime_span *span, void *data)
{
    (void)event;
    struct occurrences *found = data;
    if (found->count < occurrences_max) found->starts[found->count++] = span->start;
}

/* Puts an occurrence that was moved where it is now; libical's iterator knows the master alone. */
static void move_occurrence(struct occurrences *found, time_t from, time_t to)
{
    for (int index = 0; index < found->count; index++) {
        if (found->starts[index] == from) {
            found->starts[index] = to;
            return;
        }
    }
}

/* When the occurrences of the series begin: libical's own expansion, EXDATE and the calendar's VTIMEZONE included. */
static void print_occurrences(icalcomponent *calendar, icalcomponent *master)
{
    struct occurrences found = {0};
    if (icalcomponent_get_first_property(master, ICAL_RRULE_PROPERTY) != NULL) {
        icaltimezone *utc = icaltimezone_get_utc_timezone();
        time_t begin = instant_of(calendar, icalcomponent_get_first_property(master, ICAL_DTSTART_PROPERTY));
        icalcomponent_foreach_recurrence(master, icaltime_from_timet_with_zone(begin, 0, utc),
                                         icaltime_from_timet_with_zone(begin + seconds_ahead, 0, utc), keep_occurrence, &found);
    }
    icalcomponent *event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT);
    for (; event != NULL; event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)) {
        icalproperty *from = icalcomponent_get_first_property(event, ICAL_RECURRENCEID_PROPERTY);
        icalproperty *to = icalcomponent_get_first_property(event, ICAL_DTSTART_PROPERTY);
        if (from != NULL && to != NULL) move_occurrence(&found, instant_of(calendar, from), instant_of(calendar, to));
    }
    fputs("OCCURRENCES=", stdout);
    for (int index = 0; index < found.count; index++) {
        printf("%s%lld", index == 0 ? "" : " ", (long long)found.starts[index]);
    }
    putchar('\n');
}

static void print_attendee(icalproperty *property)
{
    print_text("ATTENDEE", icalproperty_get_attendee(property));
    icalparameter *name = icalproperty_get_first_parameter(property, ICAL_CN_PARAMETER);
    icalparameter *role = icalproperty_get_first_parameter(property, ICAL_ROLE_PARAMETER);
    icalparameter *status = icalproperty_get_first_parameter(property, ICAL_PARTSTAT_PARAMETER);
    icalparameter *answer = icalproperty_get_first_parameter(property, ICAL_RSVP_PARAMETER);
    print_text("CN", name ? icalparameter_get_cn(name) : "");
    print_text("ROLE", role ? icalparameter_enum_to_string(icalparameter_get_role(role)) : "");
    print_text("PARTSTAT", status ? icalparameter_enum_to_string(icalparameter_get_partstat(status)) : "");
    print_text("RSVP", answer ? icalparameter_enum_to_string(icalparameter_get_rsvp(answer)) : "");
}

static void print_event(icalcomponent *calendar, icalcomponent *event)
{
    print_text("UID", icalcomponent_get_uid(event));
    printf("SEQUENCE=%d\n", icalcomponent_get_sequence(event));
    print_text("SUMMARY", icalcomponent_get_summary(event));
    print_text("LOCATION", icalcomponent_get_location(event));
    print_text("DESCRIPTION", icalcomponent_get_description(event));
    print_text("STATUS", icalenum_status_to_string(icalcomponent_get_status(event)));
    print_instant("DTSTAMP", calendar, icalcomponent_get_first_property(event, ICAL_DTSTAMP_PROPERTY));
    print_instant("DTSTART", calendar, icalcomponent_get_first_property(event, ICAL_DTSTART_PROPERTY));
    print_instant("DTEND", calendar, icalcomponent_get_first_property(event, ICAL_DTEND_PROPERTY));
    icalproperty *organiser = icalcomponent_get_first_property(event, ICAL_ORGANIZER_PROPERTY);
    print_text("ORGANIZER", organiser ? icalproperty_get_organizer(organiser) : "");
    icalproperty *url = icalcomponent_get_first_property(event, ICAL_URL_PROPERTY);
    print_text("URL", url ? icalproperty_get_url(url) : "");
    printf("ATTENDEES=%d\n", icalcomponent_count_properties(event, ICAL_ATTENDEE_PROPERTY));
    print_attendee(icalcomponent_get_first_property(event, ICAL_ATTENDEE_PROPERTY));
}

int main(void)
{
    static char text[calendar_octets_max];
    size_t octets = fread(text, 1, sizeof text - 1, stdin);
    text[octets] = '\0';

    icalcomponent *calendar = icalparser_parse_string(text);
    icalcomponent *event = calendar ? icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT) : NULL;
    if (event == NULL) return 2;

    print_text("METHOD", icalproperty_method_to_string(icalcomponent_get_method(calendar)));
    /* Counts what the parser marked; the restrictions are those of RFC 5546 for the METHOD. */
    int errors = icalcomponent_count_errors(calendar);
    printf("ERRORS=%d\n", errors);
    printf("RESTRICTIONS=%s\n", icalrestriction_check(calendar) ? "kept" : "broken");
    print_event(calendar, event);
    printf("EVENTS=%d\n", icalcomponent_count_components(calendar, ICAL_VEVENT_COMPONENT));
    print_instant("RECURRENCE-ID", calendar, icalcomponent_get_first_property(event, ICAL_RECURRENCEID_PROPERTY));
    /* The walk through the events goes on from the first one, so that is where it stands again. */
    print_occurrences(calendar, icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT));
    icalcomponent_free(calendar);
    return errors == 0 ? 0 : 1;
}
