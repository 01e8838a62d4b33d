/*
 * Reads one published calendar from standard input with libical and prints what it has understood, a line a fact, for
 * test/libical/feed-readers.spec.ts: a block for each event, then one for each VFREEBUSY. Exits 1 when libical finds an
 * error in it, 2 when it finds no calendar at all.
 */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { calendar_octets_max = 1 << 20 };

static void print_text(const char *name, const char *value)
{
    printf("%s=%s\n", name, value ? value : "");
}

/* The instant that libical makes of a time by the calendar's own VTIMEZONE, in seconds since 1970. */
static void print_instant(const char *name, icalcomponent *calendar, icalproperty *property)
{
    if (property == NULL) {
        printf("%s=missing\n", name);
        return;
    }
    struct icaltimetype time = icalvalue_get_datetime(icalproperty_get_value(property));
    icalparameter *tzid = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
    icaltimezone *zone = icaltimezone_get_utc_timezone();
    if (tzid != NULL) zone = icalcomponent_get_timezone(calendar, icalparameter_get_tzid(tzid));
    if (zone == NULL) printf("%s=no VTIMEZONE for its TZID\n", name);
    else printf("%s=%lld\n", name, (long long)icaltime_as_timet_with_zone(time, zone));
}

static void print_instant_of(const char *name, icalcomponent *calendar, icalcomponent *component, icalproperty_kind kind)
{
    print_instant(name, calendar, icalcomponent_get_first_property(component, kind));
}

static void print_event(icalcomponent *calendar, icalcomponent *event)
{
    icalproperty *transparency = icalcomponent_get_first_property(event, ICAL_TRANSP_PROPERTY);
    icalproperty *url = icalcomponent_get_first_property(event, ICAL_URL_PROPERTY);
    print_text("UID", icalcomponent_get_uid(event));
    printf("SEQUENCE=%d\n", icalcomponent_get_sequence(event));
    print_text("SUMMARY", icalcomponent_get_summary(event));
    print_text("LOCATION", icalcomponent_get_location(event));
    print_text("STATUS", icalenum_status_to_string(icalcomponent_get_status(event)));
    print_text("TRANSP", transparency ? icalproperty_get_value_as_string(transparency) : "");
    print_text("URL", url ? icalproperty_get_url(url) : "");
    print_instant_of("DTSTAMP", calendar, event, ICAL_DTSTAMP_PROPERTY);
    print_instant_of("LAST-MODIFIED", calendar, event, ICAL_LASTMODIFIED_PROPERTY);
    print_instant_of("DTSTART", calendar, event, ICAL_DTSTART_PROPERTY);
    print_instant_of("DTEND", calendar, event, ICAL_DTEND_PROPERTY);
    printf("ATTENDEES=%d\n", icalcomponent_count_properties(event, ICAL_ATTENDEE_PROPERTY));
}

static void print_free_busy(icalcomponent *calendar, icalcomponent *free_busy)
{
    print_text("UID", icalcomponent_get_uid(free_busy));
    print_instant_of("DTSTAMP", calendar, free_busy, ICAL_DTSTAMP_PROPERTY);
    print_instant_of("DTSTART", calendar, free_busy, ICAL_DTSTART_PROPERTY);
    print_instant_of("DTEND", calendar, free_busy, ICAL_DTEND_PROPERTY);
    icalproperty *property = icalcomponent_get_first_property(free_busy, ICAL_FREEBUSY_PROPERTY);
    for (; property != NULL; property = icalcomponent_get_next_property(free_busy, ICAL_FREEBUSY_PROPERTY)) {
        struct icalperiodtype period = icalproperty_get_freebusy(property);
        icalparameter *type = icalproperty_get_first_parameter(property, ICAL_FBTYPE_PARAMETER);
        icaltimezone *utc = icaltimezone_get_utc_timezone();
        printf("FREEBUSY=%s %lld %lld\n", type ? icalparameter_enum_to_string(icalparameter_get_fbtype(type)) : "",
               (long long)icaltime_as_timet_with_zone(period.start, utc), (long long)icaltime_as_timet_with_zone(period.end, utc));
    }
    printf("ATTENDEES=%d\n", icalcomponent_count_properties(free_busy, ICAL_ATTENDEE_PROPERTY));
}

int main(void)
{
    static char text[calendar_octets_max];
    size_t octets = fread(text, 1, sizeof text - 1, stdin);
    text[octets] = '\0';

    icalcomponent *calendar = icalparser_parse_string(text);
    if (calendar == NULL || icalcomponent_isa(calendar) != ICAL_VCALENDAR_COMPONENT) return 2;

    print_text("METHOD", icalproperty_method_to_string(icalcomponent_get_method(calendar)));
    /* Counts what the parser marked; the restrictions are those of RFC 5546 for the METHOD. */
    printf("ERRORS=%d\n", icalcomponent_count_errors(calendar));
    printf("RESTRICTIONS=%s\n", icalrestriction_check(calendar) ? "kept" : "broken");
    icalcomponent *each = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
    for (; each != NULL; each = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)) print_event(calendar, each);
    each = icalcomponent_get_first_component(calendar, ICAL_VFREEBUSY_COMPONENT);
    for (; each != NULL; each = icalcomponent_get_next_component(calendar, ICAL_VFREEBUSY_COMPONENT)) print_free_busy(calendar, each);
    int errors = icalcomponent_count_errors(calendar);
    icalcomponent_free(calendar);
    return errors == 0 ? 0 : 1;
}
