/** Whether a list of item numbers, such as `2, 3`, has more than one. */
const isMany = (list: string): boolean => list.includes(',');

/** Items by their numbers in English: `item 2`, `items 2, 3`. */
export const itemsNumbered = (list: string): string => `${isMany(list) ? 'items' : 'item'} ${list}`;

/** The same at the beginning of a sentence, with its verb: `Item 2 … is`, `Items 2, 3 … are`. */
export const itemsAre = (list: string, of: string, [is, are]: readonly [one: string, many: string]): string =>
  `${isMany(list) ? 'Items' : 'Item'} ${list} of ${of} ${isMany(list) ? are : is}`;

/** A list of numbers as it is punctuated in Chinese. */
export const listed = (list: string): string => list.replaceAll(', ', '、');
