/** A time of the day on somebody's wall, in whole minutes: "08:30" is 510. A day's end may be written "24:00". */

const hoursAndMinutes = /^(\d{2}):(\d{2})(?::00(?:\.0+)?)?$/;

/** Minutes since midnight, 0 to 1,440; undefined if it is no such time. Seconds may be written if they are zero. */
export function minuteOfDayOf(text: string): number | undefined {
  const parts = hoursAndMinutes.exec(text);
  if (parts === null) return undefined;
  const minutes = Number(parts[1]) * 60 + Number(parts[2]);
  return Number(parts[2]) < 60 && minutes <= 1_440 ? minutes : undefined;
}

/** "08:30" for 510. */
export function localTimeOf(minuteOfDay: number): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${pad(Math.floor(minuteOfDay / 60))}:${pad(minuteOfDay % 60)}`;
}
