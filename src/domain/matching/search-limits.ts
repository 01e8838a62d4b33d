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
/**
 * Starts of the grid times the people among whom requirements choose: what a search with choices costs by. At the bound it
 * takes some two seconds; a year of quarters of an hour with 200 to choose from is within it.
 */
export const choiceStartsMax = 10_000_000;
