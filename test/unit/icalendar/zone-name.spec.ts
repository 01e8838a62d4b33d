import { ianaZoneOf } from '../../../src/platform/icalendar/zone-name.js';

describe('the zone that a calendar program means', () => {
  it.each([
    ['(UTC+02:00) Helsinki, Kyiv, Riga, Sofia, Tallinn, Vilnius', 'Europe/Helsinki'],
    ['(UTC-05:00) Eastern Time (US & Canada)', 'America/New_York'],
    ['(GMT+01.00) Sarajevo/Warsaw/Zagreb, Brussels', 'Europe/Brussels'],
    ['(UTC-05:00) Nowhere, PORT OF SPAIN', 'America/Port_of_Spain'],
    // Two zones end so; the first of the tz database's list stands for the name.
    ['(UTC-05:00) Louisville', 'America/Louisville'],
    ['(UTC+02:00) Nowhere, Middle Earth', undefined],
    ['(UTC+02:00)', undefined],
  ])('%s', (name, zone) => expect(ianaZoneOf(name)).toBe(zone));

  it('is looked for among the cities that one name can hold, and no further', () => {
    const behind = (cities: number) => ianaZoneOf(`(UTC) ${'a,'.repeat(cities)}Helsinki`);
    expect(behind(9)).toBe('Europe/Helsinki');
    expect(behind(10)).toBeUndefined();
  });

  // Each asking takes a fraction of a millisecond: 186 KB of names that held ninety cities each stopped a process for 13 s.
  it('is found without asking Intl for all its zones city by city', () => {
    const asking = jest.spyOn(Intl, 'supportedValuesOf');
    for (let name = 0; name < 100; name += 1) ianaZoneOf(`(UTC) unknown ${name}, ${'a,'.repeat(80)}`);
    expect(asking.mock.calls.length).toBeLessThanOrEqual(1);
    asking.mockRestore();
  });
});
