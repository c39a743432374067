import ICAL from 'ical.js';

/** In the library's count a folded line is one octet longer than the standard lets it be. */
ICAL.foldLength = 74;

/** Names of a calendar, as text like any other: the library knows neither, and would write and read them unescaped. */
const { property } = ICAL.design.icalendar as { property: Record<string, { defaultType: string }> };
for (const name of ['name', 'x-wr-calname']) property[name] = { defaultType: 'text' };

export { ICAL };
