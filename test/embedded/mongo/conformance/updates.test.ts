import type { mongo } from 'mongoose';
import type { Target } from '../target.js';
import { Decimal128, Double, Int32, Long, codeOf, collectionWith, openTarget } from '../target.js';

let target: Target;
beforeAll(async () => {
  target = await openTarget();
});
afterAll(() => target.close());

type Case = [
  title: string,
  before: mongo.Document,
  update: mongo.Document | mongo.Document[],
  after: mongo.Document,
  options?: mongo.UpdateOptions & { filter?: mongo.Document },
];

const cases: Case[] = [
  ['$set makes the documents on the way', {}, { $set: { 'a.b.c': 1 } }, { a: { b: { c: 1 } } }],
  ['$set fills an array up to the place', { a: [1] }, { $set: { 'a.3': 4 } }, { a: [1, null, null, 4] }],
  ['$set of a number makes a field where there is no array', {}, { $set: { 'a.0': 1 } }, { a: { 0: 1 } }],
  [
    '$unset removes a field, and nulls an element',
    { a: 1, b: [1, 2] },
    { $unset: { a: '', 'b.0': '', c: '' } },
    { b: [null, 2] },
  ],
  [
    '$inc and $mul make what is missing',
    { a: 1 },
    { $inc: { a: 2, b: 5 }, $mul: { c: 3 } },
    { a: 3, b: 5, c: 0 },
  ],
  [
    '$min and $max compare across types',
    { a: 5, b: 5, c: null },
    { $min: { a: 3, c: 1 }, $max: { b: 'x', d: 1 } },
    { a: 3, b: 'x', c: null, d: 1 },
  ],
  [
    '$rename moves a field',
    { a: 1, b: { c: 2 } },
    { $rename: { a: 'x.y', 'b.c': 'd' } },
    { b: {}, d: 2, x: { y: 1 } },
  ],
  ['$push adds one value, an array too', { a: [1] }, { $push: { a: [2, 3] } }, { a: [1, [2, 3]] }],
  [
    '$push $each with $position',
    { a: [1, 4] },
    { $push: { a: { $each: [2, 3], $position: 1 } } },
    { a: [1, 2, 3, 4] },
  ],
  [
    '$push sorts, then cuts',
    { a: [{ n: 3 }, { n: 1 }] },
    { $push: { a: { $each: [{ n: 2 }], $sort: { n: -1 }, $slice: 2 } } },
    { a: [{ n: 3 }, { n: 2 }] },
  ],
  [
    '$push keeps the last with a negative $slice',
    { a: [1, 2] },
    { $push: { a: { $each: [3], $slice: -2 } } },
    { a: [2, 3] },
  ],
  ['$push makes the array', {}, { $push: { a: { $each: [1, 2] } } }, { a: [1, 2] }],
  [
    '$addToSet adds what is not there',
    { a: [1, { x: 1 }] },
    { $addToSet: { a: { $each: [1, { x: 1 }, { x: 2 }] } } },
    { a: [1, { x: 1 }, { x: 2 }] },
  ],
  ['$pop takes the first', { a: [1, 2, 3] }, { $pop: { a: -1 } }, { a: [2, 3] }],
  ['$pull removes what equals', { a: [1, 2, 1] }, { $pull: { a: 1 } }, { a: [2] }],
  ['$pull removes by a condition on the value', { a: [1, 5, 9] }, { $pull: { a: { $gte: 5 } } }, { a: [1] }],
  [
    '$pull removes by conditions on fields',
    {
      a: [
        { id: 1, n: 2 },
        { id: 2, n: 9 },
      ],
    },
    { $pull: { a: { id: 2, n: { $gt: 5 } } } },
    { a: [{ id: 1, n: 2 }] },
  ],
  [
    '$pull with $in',
    { a: [{ id: 1 }, { id: 2 }, { id: 3 }] },
    { $pull: { a: { id: { $in: [1, 3] } } } },
    { a: [{ id: 2 }] },
  ],
  ['$pullAll removes every one of a list', { a: [1, 2, 3, 2] }, { $pullAll: { a: [2, 3] } }, { a: [1] }],
  ['$bit', { a: 13, b: 1 }, { $bit: { a: { and: 10 }, b: { or: 4, xor: 1 } } }, { a: 8, b: 4 }],
  [
    '$ is the element that matched',
    { a: [{ id: 1 }, { id: 2 }] },
    { $set: { 'a.$.done': true } },
    { a: [{ id: 1 }, { id: 2, done: true }] },
    { filter: { 'a.id': 2 } },
  ],
  [
    '$ after $elemMatch',
    {
      a: [
        { i: 1, q: 1 },
        { i: 1, q: 9 },
      ],
    },
    { $inc: { 'a.$.q': 1 } },
    {
      a: [
        { i: 1, q: 1 },
        { i: 1, q: 10 },
      ],
    },
    { filter: { a: { $elemMatch: { i: 1, q: { $gt: 5 } } } } },
  ],
  ['$[] is every element', { a: [1, 2] }, { $inc: { 'a.$[]': 10 } }, { a: [11, 12] }],
  [
    '$[id] is every element of the filter',
    { a: [{ g: 1 }, { g: 5 }, { g: 7 }] },
    { $set: { 'a.$[big].ok': true } },
    { a: [{ g: 1 }, { g: 5, ok: true }, { g: 7, ok: true }] },
    { arrayFilters: [{ 'big.g': { $gte: 5 } }] },
  ],
  [
    '$[id] within $[]',
    { a: [{ b: [1, 2] }, { b: [2] }] },
    { $set: { 'a.$[].b.$[two]': 0 } },
    { a: [{ b: [1, 0] }, { b: [0] }] },
    { arrayFilters: [{ two: 2 }] },
  ],
  [
    '$setOnInsert does nothing to what is there',
    { a: 1 },
    { $set: { a: 2 }, $setOnInsert: { b: 1 } },
    { a: 2 },
  ],
  [
    'a pipeline reads the document as it was',
    { a: 1, b: 2 },
    [{ $set: { a: '$b', b: '$a' } }],
    { a: 2, b: 1 },
  ],
  [
    'a pipeline filters and maps an array',
    {
      l: [
        { i: 1, at: 5 },
        { i: 2, at: 3 },
      ],
    },
    [
      { $set: { l: { $filter: { input: '$l', cond: { $ne: ['$$this.i', 1] } } } } },
      { $set: { next: { $min: '$l.at' } } },
    ],
    { l: [{ i: 2, at: 3 }], next: 3 },
  ],
  [
    'a pipeline removes with $unset and $$REMOVE',
    { a: 1, b: 2, c: 3 },
    [{ $unset: 'a' }, { $set: { b: '$$REMOVE' } }],
    { c: 3 },
  ],
  ['a pipeline replaces', { a: 1 }, [{ $replaceWith: { b: { $add: ['$a', 1] } } }], { b: 2 }],
];

describe('updateOne', () => {
  it.each(cases.map((one) => [one[0], one] as const))('%s', async (_title, one) => {
    const [, before, update, after, { filter = {}, ...options } = {}] = one;
    const collection = await collectionWith(target.db, [{ _id: 1, ...before }]);
    const result = await collection.updateOne({ _id: 1, ...filter } as never, update, options);
    expect(result).toMatchObject({ matchedCount: 1, modifiedCount: 1 });
    expect(await collection.findOne()).toEqual({ _id: 1, ...after });
  });

  it('counts a match that changes nothing as not modified', async () => {
    const collection = await collectionWith(target.db, [{ _id: 1, a: 1, l: [1] }] as never[]);
    for (const update of [
      { $set: { a: 1 } },
      { $unset: { b: 1 } },
      { $addToSet: { l: 1 } },
      { $pull: { l: 7 } },
      { $max: { a: 0 } },
    ] as mongo.Document[]) {
      expect(await collection.updateOne({}, update)).toMatchObject({ matchedCount: 1, modifiedCount: 0 });
    }
  });
});

describe('number types', () => {
  const raw = { promoteValues: false };
  const sums: [string, unknown, unknown, unknown][] = [
    ['int and int is int', new Int32(1), new Int32(2), new Int32(3)],
    ['an int that overflows is long', new Int32(2 ** 31 - 1), new Int32(1), Long.fromNumber(2 ** 31)],
    ['int and double is double', new Int32(1), new Double(2), new Double(3)],
    ['long and int is long', Long.fromNumber(1), new Int32(1), Long.fromNumber(2)],
    [
      'a long is exact',
      Long.fromString('9007199254740993'),
      new Int32(1),
      Long.fromString('9007199254740994'),
    ],
    [
      'a decimal is exact',
      Decimal128.fromString('0.1'),
      Decimal128.fromString('0.2'),
      Decimal128.fromString('0.3'),
    ],
  ];
  it.each(sums)('$inc: %s', async (_title, before, by, after) => {
    const collection = await collectionWith(target.db, [{ _id: 1, n: before }] as never[]);
    await collection.updateOne({}, { $inc: { n: by } } as mongo.Document);
    expect((await collection.findOne({}, raw))!.n).toEqual(after);
  });

  it('a long that overflows is refused', async () => {
    const collection = await collectionWith(target.db, [{ n: Long.MAX_VALUE }]);
    expect(await codeOf(collection.updateOne({}, { $inc: { n: 1 } }))).toBe(2);
  });

  it('values keep their types through a round trip', async () => {
    const doc = {
      _id: new Int32(1),
      i: new Int32(5),
      d: new Double(5),
      l: Long.fromNumber(5),
      m: Decimal128.fromString('5.00'),
    };
    const collection = await collectionWith(target.db, [doc] as never[]);
    await collection.updateOne({}, { $set: { other: true } });
    expect(await collection.findOne({}, raw)).toEqual({ ...doc, other: true });
  });
});

describe('refusals', () => {
  const refused: [string, mongo.Document, mongo.Document | mongo.Document[], number, mongo.UpdateOptions?][] =
    [
      ['an unknown modifier', {}, { $foo: { a: 1 } }, 9],
      ['$inc of a string', { a: 'x' }, { $inc: { a: 1 } }, 14],
      ['$inc by a string', { a: 1 }, { $inc: { a: 'x' } }, 14],
      ['$mul of a string', { a: 'x' }, { $mul: { a: 2 } }, 14],
      ['$push to what is no array', { a: 1 }, { $push: { a: 1 } }, 2],
      ['$addToSet to what is no array', { a: 1 }, { $addToSet: { a: 1 } }, 2],
      ['$pull from what is no array', { a: 1 }, { $pull: { a: 1 } }, 2],
      ['another _id', {}, { $set: { _id: 2 } }, 66],
      ['one path within another', {}, { $set: { a: 1, 'a.b': 2 } }, 40],
      ['one path twice', {}, { $set: { a: 1 }, $inc: { a: 1 } }, 40],
      ['a path through a value', { a: 1 }, { $set: { 'a.b': 1 } }, 28],
      ['a name within an array', { a: [1] }, { $set: { 'a.b': 1 } }, 28],
      ['$ without a match in an array', { a: [1] }, { $set: { 'a.$': 2 } }, 2],
      ['an identifier without a filter', { a: [1] }, { $set: { 'a.$[x]': 2 } }, 2],
      ['a filter that is not used', { a: [1] }, { $set: { b: 2 } }, 9, { arrayFilters: [{ x: 1 }] }],
      ['$match in a pipeline', {}, [{ $match: {} }], 72],
    ];
  it.each(refused.map((one) => [one[0], one] as const))(
    '%s is refused and changes nothing',
    async (_title, one) => {
      const [, before, update, code, options] = one;
      const doc = { _id: 1, ...before };
      const collection = await collectionWith(target.db, [doc] as never[]);
      expect(await codeOf(collection.updateOne({ _id: 1 } as never, update, options))).toBe(code);
      expect(await collection.findOne()).toEqual(doc);
    },
  );

  it('an update that fails half-way through its modifiers leaves the document as it was', async () => {
    const collection = await collectionWith(target.db, [{ _id: 1, a: 1, s: 'x' }] as never[]);
    expect(await codeOf(collection.updateOne({}, { $set: { a: 2 }, $inc: { s: 1 } }))).toBe(14);
    expect(await collection.findOne()).toEqual({ _id: 1, a: 1, s: 'x' });
  });
});

describe('upsert', () => {
  it('takes the equalities of the filter, then the update, then $setOnInsert', async () => {
    const collection = await collectionWith(target.db, []);
    const filter = { a: 1, $and: [{ b: { $eq: 2 } }, { 'c.d': 3 }], e: { $gt: 5 }, f: { $in: [1, 2] } };
    const result = await collection.updateOne(
      filter,
      { $set: { g: 1 }, $setOnInsert: { h: 1 } },
      { upsert: true },
    );
    expect(result).toMatchObject({ matchedCount: 0, modifiedCount: 0, upsertedCount: 1 });
    expect(await collection.findOne()).toEqual({
      _id: result.upsertedId,
      a: 1,
      b: 2,
      c: { d: 3 },
      g: 1,
      h: 1,
    });
  });

  it('takes the _id from the filter, also for a replacement', async () => {
    const collection = await collectionWith(target.db, []);
    await collection.replaceOne({ _id: 'k', a: 1 } as never, { b: 2 }, { upsert: true });
    await collection.updateOne({ _id: 'l' } as never, [{ $set: { n: 1 } }], { upsert: true });
    expect(await collection.find().sort({ _id: 1 }).toArray()).toEqual([
      { _id: 'k', b: 2 },
      { _id: 'l', n: 1 },
    ]);
  });

  it('updates what is there', async () => {
    const collection = await collectionWith(target.db, [{ _id: 1, a: 1 }] as never[]);
    expect(await collection.updateOne({ a: 1 }, { $inc: { a: 1 } }, { upsert: true })).toMatchObject({
      matchedCount: 1,
      upsertedCount: 0,
    });
    expect(await collection.countDocuments()).toBe(1);
  });

  it('is refused where the filter gives a field two values', async () => {
    const collection = await collectionWith(target.db, []);
    expect(
      await codeOf(
        collection.updateOne({ $and: [{ a: 1 }, { a: 2 }] }, { $set: { b: 1 } }, { upsert: true }),
      ),
    ).toBe(54);
  });
});
