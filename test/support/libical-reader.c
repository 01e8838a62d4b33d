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

enum { calendar_octets_max = 1 << 20 };

static void print_text(const char *name, const char *value)
{
    printf("%s=", name);
    for (const char *sign = value ? value : ""; *sign; sign++) {
        if (*sign == '\n') fputs("\\n", stdout);
        else putchar(*sign);
    }
    putchar('\n');
}

/* The instant that libical makes of a time by the calendar's own VTIMEZONE, in seconds since 1970. */
static void print_instant(const char *name, icalcomponent *calendar, icalproperty *property)
{
    struct icaltimetype time = icalvalue_get_datetime(icalproperty_get_value(property));
    icalparameter *tzid = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
    icaltimezone *zone = icaltimezone_get_utc_timezone();
    if (tzid != NULL) zone = icalcomponent_get_timezone(calendar, icalparameter_get_tzid(tzid));
    if (zone == NULL) {
        printf("%s=no VTIMEZONE for its TZID\n", name);
        return;
    }
    printf("%s=%lld\n", name, (long long)icaltime_as_timet_with_zone(time, zone));
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
    printf("ERRORS=%d\n", icalcomponent_count_errors(calendar));
    printf("RESTRICTIONS=%s\n", icalrestriction_check(calendar) ? "kept" : "broken");
    print_event(calendar, event);
    int errors = icalcomponent_count_errors(calendar);
    icalcomponent_free(calendar);
    return errors == 0 ? 0 : 1;
}
