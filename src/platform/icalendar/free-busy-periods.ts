import { endOf } from '../../domain/recurrence/occurrences.js';
import type { BusyOccurrence } from './busy-series.js';
import type { Component } from './component-tree.js';
import { type ContentProperty, propertiesOf } from './content-property.js';
import type { Busyness, FeedReading } from './feed-event.js';
import { lengthOf } from './written-length.js';

const wanted = new Set(['FREEBUSY']);

/** The periods of a VFREEBUSY (RFC 5545, 3.6.4 and 3.8.2.6): start and end, or start and length. Unknown types are busy (3.2.9). */
export function freeBusyOf(component: Component, reading: FeedReading): BusyOccurrence[] {
  return propertiesOf(component, wanted).flatMap((property) => {
    const busyness = typeOf(property);
    if (busyness === 'FREE') return [];
    return property.value.split(',').flatMap((text) => {
      const period = periodOf(property, text, reading);
      if (period === undefined) reading.warnings.add('FREE_BUSY_NOT_READ');
      return period === undefined ? [] : [{ ...period, busyness }];
    });
  });
}

function typeOf({ parameters }: ContentProperty): Busyness {
  const type = parameters.fbtype?.[0]?.trim().toUpperCase();
  if (type === 'FREE') return 'FREE';
  return type === 'BUSY-TENTATIVE' ? 'TENTATIVE' : 'BUSY';
}

function periodOf(
  property: ContentProperty,
  text: string,
  { zones }: FeedReading,
): { start: number; end: number } | undefined {
  const [from = '', until = ''] = text.split('/', 2);
  const start = zones.timeOf(property, from);
  if (start === undefined) return undefined;
  const length = lengthOf(until);
  const end = length ? endOf(start.clock, start.instant, length) : zones.timeOf(property, until)?.instant;
  return end === undefined || end < start.instant ? undefined : { start: start.instant, end };
}
