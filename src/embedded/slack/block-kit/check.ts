/** Where Slack shows blocks; what is allowed differs. */
export type Surface = 'message' | 'modal' | 'home';

/** One thing that Slack would refuse, at a JSON pointer such as `/blocks/0/text`. */
export interface Fault {
  pointer: string;
  message: string;
}

export interface Place {
  pointer: string;
  surface: Surface;
  faults: Fault[];
}

/** Looks at one value and adds what is wrong with it to the faults. */
export type Check = (value: unknown, place: Place) => void;

export const fault = (place: Place, message: string): void => {
  place.faults.push({ pointer: place.pointer, message });
};

export const below = (place: Place, key: string | number): Place => ({
  ...place,
  pointer: `${place.pointer}/${key}`,
});

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A string of a length; Slack refuses empty ones unless `min` is 0. */
export function string({
  max = Infinity,
  min = 1,
  pattern,
}: { max?: number; min?: number; pattern?: RegExp } = {}): Check {
  return (value, place) => {
    if (typeof value !== 'string') return fault(place, 'must be a string');
    if (value.length < min) return fault(place, `must be more than ${min - 1} characters`);
    if (value.length > max) return fault(place, `must be less than ${max + 1} characters`);
    if (pattern && !pattern.test(value)) fault(place, `failed to match the allowed format`);
  };
}

export const boolean: Check = (value, place) => {
  if (typeof value !== 'boolean') fault(place, 'must be a boolean');
};

export function integer({ min = -Infinity, max = Infinity }: { min?: number; max?: number } = {}): Check {
  return (value, place) => {
    if (!Number.isInteger(value)) return fault(place, 'must be an integer');
    if ((value as number) < min) return fault(place, `must be at least ${min}`);
    if ((value as number) > max) fault(place, `must be at most ${max}`);
  };
}

export function oneOf(...allowed: unknown[]): Check {
  return (value, place) => {
    if (!allowed.includes(value)) fault(place, `must be one of: ${allowed.join(', ')}`);
  };
}

export function list(item: Check, { min = 1, max = Infinity }: { min?: number; max?: number } = {}): Check {
  return (value, place) => {
    if (!Array.isArray(value)) return fault(place, 'must be an array');
    if (value.length < min) fault(place, `no less than ${min} items required`);
    if (value.length > max) fault(place, `no more than ${max} items allowed`);
    value.forEach((each, index) => item(each, below(place, index)));
  };
}

/** An address a browser can open; Slack also takes the schemes given. */
export function url(max = 3000, schemes = ['http', 'https']): Check {
  return string({ max, pattern: new RegExp(`^(${schemes.join('|')}):.+`, 'i') });
}

export interface Fields {
  [field: string]: Check;
}

/** An object with these fields and no others; `rules` look at it as a whole. */
export function object(required: Fields, optional: Fields = {}, ...rules: Check[]): Check {
  return (value, place) => {
    if (!isObject(value)) return fault(place, 'must be an object');
    for (const [field, check] of Object.entries(required)) {
      if (value[field] == null) fault(place, `missing required field: ${field}`);
      else check(value[field], below(place, field));
    }
    for (const [field, check] of Object.entries(optional)) {
      if (value[field] != null) check(value[field], below(place, field));
    }
    for (const field of Object.keys(value)) {
      if (!(field in required) && !(field in optional)) fault(place, `invalid additional property: ${field}`);
    }
    for (const rule of rules) rule(value, place);
  };
}

/** An object whose `type` says which of the checks is meant. */
export function byType(table: Record<string, Check>, allowed: readonly string[] = Object.keys(table)): Check {
  return (value, place) => {
    if (!isObject(value)) return fault(place, 'must be an object');
    const type = value['type'];
    if (typeof type !== 'string') return fault(place, 'missing required field: type');
    const check = allowed.includes(type) ? table[type] : undefined;
    if (!check) return fault(below(place, 'type'), `unsupported type: ${type}`);
    check(value, place);
  };
}

/** Exactly one of the fields stands there. */
export function exactlyOne(...fields: string[]): Check {
  return (value, place) => {
    const there = fields.filter((field) => (value as Record<string, unknown>)[field] != null);
    if (there.length !== 1) fault(place, `must have exactly one of: ${fields.join(', ')}`);
  };
}

/** Only where Slack shows it. */
export function onlyOn(surfaces: Surface[], check: Check): Check {
  return (value, place) => {
    if (!surfaces.includes(place.surface)) {
      return fault(place, `unsupported type on this surface: ${(value as { type: string }).type}`);
    }
    check(value, place);
  };
}
