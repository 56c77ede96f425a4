/** `time.*`, without the clock and the table of time zones. */
import { toText } from '../values/cast.ts';
import { makeDuration, parseDuration } from '../values/duration.ts';
import { asTime } from '../values/time.ts';
import { type Functions, fn } from './define.ts';

export const time: Functions = {
  AsTime: fn(1, ([value]) => asTime(value)),
  Duration: fn(2, ([unit, count]) => makeDuration(unit, count)),
  Format: fn(2, ([layout, value]) => asTime(value).format(toText(layout))),
  ParseDuration: fn(1, ([value]) => parseDuration(toText(value))),
};
