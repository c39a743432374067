import type { mongo } from 'mongoose';
import type { Target } from '../target.js';
import {
  Binary,
  BSONRegExp,
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  codeOf,
  collectionWith,
  openTarget,
} from '../target.js';

let target: Target;
beforeAll(async () => {
  target = await openTarget();
});
afterAll(() => target.close());

/** The `_id`s of the matches, in order. */
async function ids(collection: mongo.Collection, filter: mongo.Document, options?: mongo.FindOptions) {
  const docs = await collection
    .find(filter as mongo.Filter<mongo.Document>, options)
    .sort({ _id: 1 })
    .toArray();
  return docs.map(({ _id }) => _id as unknown);
}

describe('operators on one field', () => {
  const at = new Date('2026-11-20T08:00:00Z');
  const docs = [
    { _id: 1, v: 1, s: 'Alpha', tags: ['a', 'b'], n: { x: 1, y: 2 } },
    { _id: 2, v: 2.5, s: 'beta', tags: ['b'], at },
    { _id: 3, v: null, s: 'ALPHA', tags: [] },
    { _id: 4, tags: 'a', at: new Date(at.getTime() + 1000) },
    { _id: 5, v: 'text', grid: [[1, 2], [3]] },
    {
      _id: 6,
      v: [1, 5, 9],
      lines: [
        { sku: 'p', qty: 1 },
        { sku: 'q', qty: 7 },
      ],
    },
    { _id: 7, v: Long.fromNumber(2 ** 40), flag: true },
    { _id: 8, v: Decimal128.fromString('1.0'), flag: false },
    { _id: 9, v: [], oid: new ObjectId('64b000000000000000000001') },
  ];
  let collection: mongo.Collection;
  beforeAll(async () => {
    collection = await collectionWith(target.db, docs);
  });

  const cases: [string, mongo.Document, number[]][] = [
    ['equality holds across number types', { v: 1 }, [1, 6, 8]],
    ['equality with a long', { v: Long.fromNumber(1) }, [1, 6, 8]],
    ['null means null or missing', { v: null }, [3, 4]],
    ['$ne null means there and not null', { v: { $ne: null } }, [1, 2, 5, 6, 7, 8, 9]],
    ['$exists tells missing from null', { v: { $exists: false } }, [4]],
    ['$gt compares numbers with numbers only', { v: { $gt: 2 } }, [2, 6, 7]],
    ['$lte and $gte may be met by different elements', { v: { $gte: 6, $lte: 4 } }, [6]],
    ['$gte null means null or missing', { v: { $gte: null } }, [3, 4]],
    ['$in takes values of several types', { v: { $in: ['text', 2.5, null] } }, [2, 3, 4, 5]],
    ['$nin is the opposite of $in', { v: { $nin: ['text', 2.5, null] } }, [1, 6, 7, 8, 9]],
    ['an element equals', { tags: 'a' }, [1, 4]],
    ['a whole array equals', { tags: ['a', 'b'] }, [1]],
    ['an empty array equals', { tags: [] }, [3]],
    ['an element of nested arrays equals', { grid: [1, 2] }, [5]],
    ['a document equals in its order', { n: { x: 1, y: 2 } }, [1]],
    ['a document in another order does not', { n: { y: 2, x: 1 } }, []],
    ['$all asks for every element', { tags: { $all: ['a', 'b'] } }, [1]],
    ['$all of nothing matches nothing', { tags: { $all: [] } }, []],
    ['$size counts elements', { tags: { $size: 1 } }, [2]],
    ['$elemMatch holds for one element', { lines: { $elemMatch: { sku: 'p', qty: { $gt: 5 } } } }, []],
    ['without $elemMatch different elements serve', { 'lines.sku': 'p', 'lines.qty': { $gt: 5 } }, [6]],
    ['$elemMatch on values', { v: { $elemMatch: { $gt: 4, $lt: 6 } } }, [6]],
    ['a number in a path is a place in an array', { 'lines.1.sku': 'q' }, [6]],
    ['a number in a path at the end', { 'v.2': 9 }, [6]],
    ['$type by name', { v: { $type: 'string' } }, [5]],
    ['$type number covers all of them', { v: { $type: 'number' } }, [1, 2, 6, 7, 8]],
    ['$type array', { v: { $type: 'array' } }, [6, 9]],
    ['$type long', { v: { $type: 'long' } }, [7]],
    ['$regex with an option', { s: { $regex: '^alpha$', $options: 'i' } }, [1, 3]],
    ['a regular expression in $in', { s: { $in: [/^b/, 'Alpha'] } }, [1, 2]],
    ['$not of a regular expression', { s: { $not: /a/i } }, [4, 5, 6, 7, 8, 9]],
    ['$not of a comparison includes what has no such type', { v: { $not: { $gt: 2 } } }, [1, 3, 4, 5, 8, 9]],
    ['$mod', { v: { $mod: [2, 1] } }, [1, 6, 8]],
    ['dates compare', { at: { $lte: at } }, [2]],
    ['a date range leaves out other types', { v: { $lt: at } }, []],
    ['booleans', { flag: { $ne: true } }, [1, 2, 3, 4, 5, 6, 8, 9]],
    ['ObjectIds compare', { oid: { $gt: new ObjectId('64b000000000000000000000') } }, [9]],
    ['$or', { $or: [{ _id: 2 }, { flag: true }] }, [2, 7]],
    ['$and of two conditions on one field', { $and: [{ v: 1 }, { v: 9 }] }, [6]],
    ['$nor', { $nor: [{ v: { $exists: true } }] }, [4]],
    ['$expr compares fields', { $expr: { $gt: [{ $size: { $ifNull: ['$lines', []] } }, 1] } }, [6]],
    ['$bitsAllSet', { _id: { $bitsAllSet: 5 } }, [5, 7]],
    [
      'MinKey and MaxKey bound everything',
      { v: { $gt: new MinKey(), $lt: new MaxKey() } },
      [1, 2, 3, 5, 6, 7, 8, 9],
    ],
  ];
  it.each(cases)('%s', async (_title, filter, expected) => {
    expect(await ids(collection, filter)).toEqual(expected);
  });
});

describe('missing, null and arrays on the way', () => {
  const docs = [
    { _id: 1 },
    { _id: 2, a: null },
    { _id: 3, a: 4 },
    { _id: 4, a: {} },
    { _id: 5, a: { b: null } },
    { _id: 6, a: { b: 1 } },
    { _id: 7, a: [] },
    { _id: 8, a: [1, 2] },
    { _id: 9, a: [{ b: 1 }, {}] },
    { _id: 10, a: [{ b: 1 }, { b: 2 }] },
  ];

  it('a missing field below an array counts only for the objects in it', async () => {
    const collection = await collectionWith(target.db, docs);
    expect(await ids(collection, { 'a.b': null })).toEqual([1, 2, 3, 4, 5, 9]);
    expect(await ids(collection, { 'a.b': { $exists: false } })).toEqual([1, 2, 3, 4, 7, 8]);
    expect(await ids(collection, { 'a.b': { $exists: true } })).toEqual([5, 6, 9, 10]);
    expect(await ids(collection, { 'a.b': 2 })).toEqual([10]);
  });
});

describe('collation', () => {
  it('compares strings without case where strength is 2', async () => {
    const collection = await collectionWith(target.db, [
      { _id: 1, x: 'ping' },
      { _id: 2, x: 'PING' },
      { _id: 3, x: 'pong' },
    ]);
    const collation = { locale: 'en', strength: 2 };
    expect(await ids(collection, { x: 'Ping' }, { collation })).toEqual([1, 2]);
    expect(await ids(collection, { x: 'Ping' })).toEqual([]);
  });
});

describe('sorting', () => {
  it('orders values of all types as MongoDB does', async () => {
    const values: [string, unknown][] = [
      ['minKey', new MinKey()],
      ['null', null],
      ['double', new Double(-1.5)],
      ['int', new Int32(0)],
      ['decimal', Decimal128.fromString('0.5')],
      ['long', Long.fromNumber(7)],
      ['string', 'a'],
      ['object', { a: 1 }],
      ['binary', new Binary(Buffer.from('x'))],
      ['objectId', new ObjectId()],
      ['false', false],
      ['true', true],
      ['date', new Date(0)],
      ['regex', new BSONRegExp('a', '')],
      ['maxKey', new MaxKey()],
    ];
    const shuffled = values
      .map(([_id, v]) => ({ _id: _id as unknown as mongo.ObjectId, v }))
      .sort((a, b) => String(a._id).localeCompare(String(b._id)));
    const collection = await collectionWith(target.db, shuffled);
    const sorted = await collection.find().sort({ v: 1 }).toArray();
    expect(sorted.map(({ _id }) => String(_id))).toEqual(values.map(([name]) => name));
    const reversed = await collection.find().sort({ v: -1 }).toArray();
    expect(reversed.map(({ _id }) => String(_id))).toEqual(values.map(([name]) => name).reverse());
  });

  it('takes the least element of an array ascending, the greatest descending, an empty one before null', async () => {
    const collection = await collectionWith(target.db, [
      { _id: 1, v: [5, 1] },
      { _id: 2, v: 3 },
      { _id: 3, v: [] },
      { _id: 4 },
      { _id: 5, v: [2, 9] },
    ]);
    const up = await collection.find().sort({ v: 1 }).toArray();
    expect(up.map(({ _id }) => _id)).toEqual([3, 4, 1, 5, 2]);
    const down = await collection
      .find({ v: { $exists: true } })
      .sort({ v: -1 })
      .toArray();
    expect(down.map(({ _id }) => _id)).toEqual([5, 1, 2, 3]);
  });

  it('sorts by several keys, skips and limits', async () => {
    const collection = await collectionWith(target.db, [
      { _id: 1, a: 1, b: 2 },
      { _id: 2, a: 2, b: 1 },
      { _id: 3, a: 1, b: 1 },
      { _id: 4, a: 2, b: 2 },
    ]);
    const docs = await collection.find().sort({ a: -1, b: 1 }).skip(1).limit(2).toArray();
    expect(docs.map(({ _id }) => _id)).toEqual([4, 3]);
  });
});

describe('refusals', () => {
  const cases: [string, mongo.Document, number][] = [
    ['an unknown operator', { a: { $foo: 1 } }, 2],
    ['an unknown operator at the top', { $foo: 1 }, 2],
    ['an operator after a plain field', { a: { $gt: 1, b: 2 } }, 2],
    ['an empty $or', { $or: [] }, 2],
    ['$in without an array', { a: { $in: 1 } }, 2],
    ['$not of a value', { a: { $not: 1 } }, 2],
    ['$elemMatch of a value', { a: { $elemMatch: 1 } }, 2],
    ['an unknown type', { a: { $type: 'nonsense' } }, 2],
  ];
  it.each(cases)('%s is refused', async (_title, filter, code) => {
    const collection = await collectionWith(target.db, [{ a: 1 }]);
    expect(await codeOf(collection.find(filter as mongo.Filter<mongo.Document>).toArray())).toBe(code);
  });
});
