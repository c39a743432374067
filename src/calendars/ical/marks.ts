/** What our own export says of a calendar besides what the standard has words for. */
export const OWN = {
  /** The id of the calendar: by it an export of ours is known. */
  calendar: 'x-yingda-calendar',
  /** `24x7`, when it is open round the clock and knows no holidays. */
  hours: 'x-yingda-hours',
  country: 'x-yingda-country',
  /** Years of which the public days of the country are known. */
  years: 'x-yingda-public-years',
  /** Days of the country that the desk has written otherwise: they are no events. */
  overruledHolidays: 'x-yingda-overruled-holidays',
  overruledWorkdays: 'x-yingda-overruled-workdays',
  /** What an event is: one of `DAY`. */
  day: 'x-yingda-day',
  /** The day is one of the country's, not written by the desk. */
  public: 'x-yingda-public',
} as const;

export const DAY = {
  /** Opening hours of weekdays, each week. */
  weekly: 'WEEKLY',
  closed: 'CLOSED',
  makeUp: 'MAKE-UP',
  /** Hours of one day, above all else. */
  special: 'SPECIAL',
  /** One day without hours, above all else. */
  shut: 'SHUT',
} as const;
