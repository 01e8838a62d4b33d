/**
 * The bounds within which a search is known to be quick (QUALITY.md, search.*). The search itself does not check them:
 * whoever takes the wish does, and answers with a problem that names the bound.
 */
export const searchWindowDaysMax = 366;
export const peopleMax = 200;
export const requirementsMax = 100;
export const roomsMax = 100;
export const gridMinutesMin = 5;
/** A longer grid would skip days, since it is counted anew from each local midnight. */
export const gridMinutesMax = 1_440;
export const meetingMinutesMin = 5;
export const meetingMinutesMax = 10_080;
export const suggestionsMax = 500;

/** How far past the window's end a later time is looked for, if calendars are known so far. */
export const laterWindowDaysMax = 182;
/** The step in which shorter meetings are tried. */
export const shorterStepMinutes = 15;
/** How many ways of doing without a requirement are shown at most. */
export const withoutRequirementMax = 5;
/** How many rooms of the area are looked at when none of the named ones will do. */
export const otherRoomsMax = 30;
/**
 * When somebody may be asked to come outside their working hours, on their own wall clock and no public holiday: from
 * Monday to this weekday, from this minute to that. Nobody is asked to give up a Sunday, a night or a holiday for a
 * meeting; whoever wants to can still be booked then.
 */
export const outsideHoursWeekdayLast = 6;
export const outsideHoursStartMinute = 7 * 60;
export const outsideHoursEndMinute = 20 * 60;
/** How far outside their hours somebody is, is counted up to here: a day off is a day off. */
export const outsideHoursMinutesMax = 1_440;
/**
 * Starts of the grid times the people among whom requirements choose: what a search with choices costs by. At the bound it
 * takes some two seconds; a year of quarters of an hour with 200 to choose from is within it.
 */
export const choiceStartsMax = 10_000_000;
