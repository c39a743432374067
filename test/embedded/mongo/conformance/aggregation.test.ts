import type { mongo } from 'mongoose';
import type { Target } from '../target.js';
import { Decimal128, Long, codeOf, collectionWith, openTarget } from '../target.js';

let target: Target;
let sales: mongo.Collection;
beforeAll(async () => {
  target = await openTarget();
  sales = await collectionWith(target.db, [
    {
      _id: 1,
      site: 'north',
      n: 5,
      at: new Date('2026-11-16T00:30:00Z'),
      tags: ['a', 'b'],
      who: { name: '王', level: 2 },
    },
    {
      _id: 2,
      site: 'south',
      n: 2,
      at: new Date('2026-11-17T08:00:00Z'),
      tags: ['b'],
      who: { name: '李', level: 1 },
    },
    { _id: 3, site: 'north', n: 7.5, at: new Date('2026-11-18T23:00:00Z'), tags: [] },
    { _id: 4, site: 'east', n: null, at: new Date('2026-11-18T12:00:00Z') },
  ] as never[]);
});
afterAll(() => target.close());

const byId = { $sort: { _id: 1 } };

describe('stages', () => {
  const cases: [string, mongo.Document[], mongo.Document[]][] = [
    [
      '$match, $sort, $skip and $limit',
      [
        { $match: { n: { $ne: null } } },
        { $sort: { n: -1 } },
        { $skip: 1 },
        { $limit: 1 },
        { $project: { n: 1 } },
      ],
      [{ _id: 1, n: 5 }],
    ],
    [
      '$group sums, counts and collects',
      [{ $group: { _id: '$site', total: { $sum: '$n' }, count: { $sum: 1 }, most: { $max: '$n' } } }, byId],
      [
        { _id: 'east', total: 0, count: 1, most: null },
        { _id: 'north', total: 12.5, count: 2, most: 7.5 },
        { _id: 'south', total: 2, count: 1, most: 2 },
      ],
    ],
    [
      '$group by several fields',
      [
        { $match: { site: 'north' } },
        { $group: { _id: { s: '$site', big: { $gt: ['$n', 6] } }, ids: { $push: '$_id' } } },
        { $sort: { '_id.big': 1 } },
      ],
      [
        { _id: { s: 'north', big: false }, ids: [1] },
        { _id: { s: 'north', big: true }, ids: [3] },
      ],
    ],
    [
      '$group of everything averages what is a number',
      [{ $group: { _id: null, mean: { $avg: '$n' }, first: { $first: '$site' } } }],
      [{ _id: null, mean: 14.5 / 3, first: 'north' }],
    ],
    [
      '$unwind leaves out what has no elements',
      [{ $unwind: '$tags' }, { $project: { tags: 1 } }, { $sort: { _id: 1, tags: 1 } }],
      [
        { _id: 1, tags: 'a' },
        { _id: 1, tags: 'b' },
        { _id: 2, tags: 'b' },
      ],
    ],
    [
      '$unwind keeps it when told to',
      [
        { $unwind: { path: '$tags', preserveNullAndEmptyArrays: true, includeArrayIndex: 'i' } },
        { $match: { _id: { $gt: 2 } } },
        { $project: { tags: 1, i: 1 } },
        byId,
      ],
      [
        { _id: 3, i: null },
        { _id: 4, i: null },
      ],
    ],
    [
      '$project includes, renames and computes',
      [
        { $match: { _id: 1 } },
        { $project: { _id: 0, name: '$who.name', 'who.level': 1, double: { $multiply: ['$n', 2] } } },
      ],
      [{ who: { level: 2 }, name: '王', double: 10 }],
    ],
    [
      '$project excludes',
      [{ $match: { _id: 2 } }, { $project: { at: 0, 'who.name': 0, tags: 0 } }],
      [{ _id: 2, site: 'south', n: 2, who: { level: 1 } }],
    ],
    [
      '$set adds within documents',
      [
        { $match: { _id: 2 } },
        { $set: { 'who.level': { $add: ['$who.level', 1] }, at: '$$REMOVE', tags: '$$REMOVE' } },
      ],
      [{ _id: 2, site: 'south', n: 2, who: { name: '李', level: 2 } }],
    ],
    ['$count', [{ $match: { site: 'north' } }, { $count: 'n' }], [{ n: 2 }]],
    [
      '$sortByCount',
      [{ $match: { site: { $ne: 'east' } } }, { $sortByCount: '$site' }],
      [
        { _id: 'north', count: 2 },
        { _id: 'south', count: 1 },
      ],
    ],
    [
      '$facet',
      [
        {
          $facet: {
            all: [{ $count: 'n' }],
            south: [{ $match: { site: 'south' } }, { $project: { _id: 1 } }],
          },
        },
      ],
      [{ all: [{ n: 4 }], south: [{ _id: 2 }] }],
    ],
    [
      '$replaceRoot',
      [{ $match: { _id: 1 } }, { $replaceRoot: { newRoot: '$who' } }],
      [{ name: '王', level: 2 }],
    ],
    [
      '$bucket',
      [
        { $match: { n: { $type: 'number' } } },
        { $bucket: { groupBy: '$n', boundaries: [0, 5, 10], output: { ids: { $push: '$_id' } } } },
      ],
      [
        { _id: 0, ids: [2] },
        { _id: 5, ids: [1, 3] },
      ],
    ],
  ];
  it.each(cases)('%s', async (_title, pipeline, expected) => {
    expect(await sales.aggregate(pipeline).toArray()).toEqual(expected);
  });

  it('$lookup joins by equal fields and by a pipeline', async () => {
    const sites = await collectionWith(target.db, [
      { _id: 'north', city: 'Harbin' },
      { _id: 'south', city: 'Sanya' },
    ] as never[]);
    const from = sites.collectionName;
    const joined = await sales
      .aggregate([
        { $match: { _id: { $in: [1, 4] } } },
        { $lookup: { from, localField: 'site', foreignField: '_id', as: 'place' } },
        {
          $lookup: {
            from,
            let: { s: '$site' },
            pipeline: [{ $match: { $expr: { $eq: ['$_id', '$$s'] } } }, { $project: { city: 1, _id: 0 } }],
            as: 'cities',
          },
        },
        { $project: { place: 1, cities: 1 } },
        byId,
      ])
      .toArray();
    expect(joined).toEqual([
      { _id: 1, place: [{ _id: 'north', city: 'Harbin' }], cities: [{ city: 'Harbin' }] },
      { _id: 4, place: [], cities: [] },
    ]);
  });
});

describe('expressions', () => {
  const cases: [string, unknown, unknown][] = [
    ['arithmetic', { $subtract: [{ $add: [1, 2.5, 3] }, { $mod: [7, 4] }] }, 3.5],
    ['division is a double', { $divide: [7, 2] }, 3.5],
    ['null makes null', { $add: [1, null] }, null],
    ['an int sum that overflows goes on', { $add: [2147483647, 1] }, 2147483648],
    [
      'decimals are exact',
      { $add: [Decimal128.fromString('0.1'), Decimal128.fromString('0.2')] },
      Decimal128.fromString('0.3'),
    ],
    ['dates subtract to milliseconds', { $subtract: [new Date(5000), new Date(2000)] }, 3000],
    ['a date and a number make a date', { $add: [new Date(1000), Long.fromNumber(500)] }, new Date(1500)],
    [
      'rounding goes to even',
      { $map: { input: [0.5, 1.5, 2.5, -1.5], in: { $round: ['$$this', 0] } } },
      [0, 2, 2, -2],
    ],
    [
      '$cond and $switch',
      {
        $switch: {
          branches: [{ case: { $eq: ['$n', 1] }, then: 'one' }],
          default: { $cond: [{ $gt: ['$n', 4] }, 'many', 'few'] },
        },
      },
      'many',
    ],
    ['$ifNull', { $ifNull: ['$missing', null, 'default'] }, 'default'],
    ['a missing field is less than null', { $lt: ['$missing', null] }, true],
    [
      '$filter, $map and $reduce',
      {
        $reduce: {
          input: {
            $map: {
              input: { $filter: { input: [1, 2, 3, 4], cond: { $gt: ['$$this', 2] } } },
              as: 'x',
              in: { $multiply: ['$$x', 10] },
            },
          },
          initialValue: 0,
          in: { $add: ['$$value', '$$this'] },
        },
      },
      70,
    ],
    ['$let', { $let: { vars: { a: 2 }, in: { $pow: ['$$a', 3] } } }, 8],
    ['$arrayElemAt from the end', { $arrayElemAt: [[1, 2, 3], -1] }, 3],
    ['$slice and $concatArrays', { $concatArrays: [{ $slice: [[1, 2, 3], 2] }, [9]] }, [1, 2, 9]],
    ['$in and $size', [{ $in: [2, [1, 2]] }, { $size: [[1, 2]] }], [true, 2]],
    ['$objectToArray and back', { $arrayToObject: { $objectToArray: { a: 1 } } }, { a: 1 }],
    ['$mergeObjects', { $mergeObjects: [{ a: 1, b: 1 }, null, { b: 2 }] }, { a: 1, b: 2 }],
    [
      '$setUnion joins each value once',
      {
        $size: {
          $setUnion: [
            [1, 2, 1],
            [2, 3],
          ],
        },
      },
      3,
    ],
    ['$sortArray', { $sortArray: { input: [{ k: 2 }, { k: 1 }], sortBy: { k: 1 } } }, [{ k: 1 }, { k: 2 }]],
    ['$range and $reverseArray', { $reverseArray: { $range: [0, 6, 2] } }, [4, 2, 0]],
    ['strings', { $concat: [{ $toUpper: 'ab' }, '-', { $substrCP: ['应答台', 1, 2] }] }, 'AB-答台'],
    ['$split and $trim', { $split: [{ $trim: { input: ' a,b ' } }, ','] }, ['a', 'b']],
    ['$regexMatch', { $regexMatch: { input: 'SR-2026-000042', regex: '^SR-\\d{4}' } }, true],
    ['$toString and $toInt', { $concat: [{ $toString: { $toInt: '42' } }, '!'] }, '42!'],
    ['$convert answers onError', { $convert: { input: 'x', to: 'int', onError: 'no' } }, 'no'],
    ['$type', { $type: '$missing' }, 'missing'],
    [
      '$dateToString in a zone',
      {
        $dateToString: {
          date: new Date('2026-11-16T00:30:00Z'),
          format: '%Y-%m-%d %H:%M',
          timezone: 'Asia/Shanghai',
        },
      },
      '2026-11-16 08:30',
    ],
    ['$dateToString of null', { $dateToString: { date: null, format: '%Y' } }, null],
    [
      'parts of a date',
      [
        { $year: new Date('2026-11-16T20:30:00Z') },
        { $dayOfMonth: { date: new Date('2026-11-16T20:30:00Z'), timezone: '+08:00' } },
        { $isoWeek: new Date('2026-11-16T20:30:00Z') },
      ],
      [2026, 17, 47],
    ],
    [
      '$dateDiff',
      {
        $dateDiff: {
          startDate: new Date('2026-11-16T00:00:00Z'),
          endDate: new Date('2026-11-18T01:00:00Z'),
          unit: 'hour',
        },
      },
      49,
    ],
    [
      '$dateAdd',
      { $dateAdd: { startDate: new Date('2026-01-31T00:00:00Z'), unit: 'day', amount: 2 } },
      new Date('2026-02-02T00:00:00Z'),
    ],
    [
      '$dateTrunc',
      { $dateTrunc: { date: new Date('2026-11-18T12:34:56Z'), unit: 'day' } },
      new Date('2026-11-18T00:00:00Z'),
    ],
    [
      '$dateTrunc by week in a zone',
      {
        $dateTrunc: {
          date: new Date('2026-11-15T20:00:00Z'),
          unit: 'week',
          startOfWeek: 'monday',
          timezone: 'Asia/Shanghai',
        },
      },
      new Date('2026-11-15T16:00:00Z'),
    ],
  ];
  it.each(cases)('%s', async (_title, expression, expected) => {
    const one = await collectionWith(target.db, [{ _id: 1, n: 5 }] as never[]);
    const [doc] = await one.aggregate([{ $project: { _id: 0, value: expression } }]).toArray();
    expect(doc!.value).toEqual(expected);
  });
});

describe('refusals', () => {
  const cases: [string, mongo.Document[], number][] = [
    ['an unknown stage', [{ $nonsense: {} }], 40324],
    ['a stage with two names', [{ $match: {}, $limit: 1 }], 40323],
    ['an unknown accumulator', [{ $group: { _id: 1, x: { $nonsense: 1 } } }], 15952],
    ['$group without _id', [{ $group: { x: { $sum: 1 } } }], 15955],
    ['$limit of nothing', [{ $limit: 0 }], 15958],
    ['a mixture of inclusion and exclusion', [{ $project: { a: 1, b: 0 } }], 31254],
    ['division by zero', [{ $project: { a: { $divide: [1, 0] } } }], 2],
    ['a change stream', [{ $changeStream: {} }], 40573],
  ];
  it.each(cases)('%s is refused', async (_title, pipeline, code) => {
    expect(await codeOf(sales.aggregate(pipeline).toArray())).toBe(code);
  });
});

describe('projections of find', () => {
  it('keep the order of the document and reach into arrays', async () => {
    const collection = await collectionWith(target.db, [
      { _id: 1, c: 1, l: [{ x: 1, y: 2 }, 5], a: 2, b: { d: 3, e: 4 } },
    ] as never[]);
    const show = async (projection: mongo.Document) =>
      JSON.stringify(await collection.findOne({}, { projection }));
    expect(await show({ a: 1, c: 1, 'b.e': 1 })).toBe('{"_id":1,"c":1,"a":2,"b":{"e":4}}');
    expect(await show({ _id: 0, 'l.x': 1 })).toBe('{"l":[{"x":1}]}');
    expect(await show({ 'l.x': 0, b: 0 })).toBe('{"_id":1,"c":1,"l":[{"y":2},5],"a":2}');
    expect(await show({ l: { $slice: 1 }, b: 0 })).toBe('{"_id":1,"c":1,"l":[{"x":1,"y":2}],"a":2}');
    expect(await show({ l: { $elemMatch: { x: 1 } } })).toBe('{"_id":1,"l":[{"x":1,"y":2}]}');
    expect(await show({ _id: 0, sum: { $add: ['$a', '$c'] } })).toBe('{"sum":3}');
  });
});
