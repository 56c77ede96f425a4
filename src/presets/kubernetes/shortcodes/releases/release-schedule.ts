/** `data/releases/schedule`: the maintained minor versions, newest first, in the format of the Kubernetes site. */
import type { Value, ValueMap } from '../../../../config/index.ts';
import {
  fieldOf,
  mapOf,
  mapsOf,
  type ShortcodeContext,
  textOf,
  valueToText,
} from '../../../../shortcodes/index.ts';

export const SCHEDULE_PATH = 'releases.schedule.schedules';

export interface PatchRelease {
  readonly release: string;
  readonly cherryPickDeadline: string;
  readonly targetDate: string;
  /** Description in Markdown. */
  readonly note: string;
}

export interface Schedule {
  /** `1.26`. */
  readonly minor: string;
  /** Dates are ISO 8601 text; empty if the data has none. */
  readonly releaseDate: string;
  readonly maintenanceModeStartDate: string;
  readonly endOfLifeDate: string;
  readonly next: PatchRelease;
  /** Newest first. */
  readonly patches: readonly PatchRelease[];
}

/** The schedules; `undefined` for a site without them. */
export function readSchedules(context: ShortcodeContext): Schedule[] | undefined {
  const data = context.data(SCHEDULE_PATH);
  return data === undefined ? undefined : mapsOf(data).map(toSchedule);
}

function toSchedule(map: ValueMap): Schedule {
  return {
    minor: minorText(fieldOf(map, 'release')),
    releaseDate: dateOf(map, 'releaseDate'),
    maintenanceModeStartDate: dateOf(map, 'maintenanceModeStartDate'),
    endOfLifeDate: dateOf(map, 'endOfLifeDate'),
    next: toPatch(mapOf(fieldOf(map, 'next'))),
    patches: mapsOf(fieldOf(map, 'previousPatches')).map(toPatch),
  };
}

function toPatch(map: ValueMap): PatchRelease {
  return {
    release: textOf(map, 'release'),
    cherryPickDeadline: dateOf(map, 'cherryPickDeadline'),
    targetDate: dateOf(map, 'targetDate'),
    note: textOf(map, 'note'),
  };
}

/** YAML reads `1.30` as the number 1.3: restores the second digit. */
function minorText(value: Value | undefined): string {
  return typeof value === 'number' ? value.toFixed(2) : valueToText(value);
}

/** A date without the midnight that some formats append. */
export function dateOf(map: ValueMap, name: string): string {
  return textOf(map, name).replace(/T00:00:00(?:\.0+)?Z?$/, '');
}
