import { MongoBackend } from '@agendajs/mongo-backend';
import { Agenda } from 'agenda';
import mongoose from 'mongoose';
import { withEngine } from './engine.js';
import { until } from '../../support/until.js';

describe('clients find nothing unusual', () => {
  it('mongoose: models, indexes, versions, population and aggregation', async () => {
    await withEngine({}, async (_db, uri) => {
      const connection = await mongoose.createConnection(uri, { dbName: 'desk' }).asPromise();
      try {
        const Site = connection.model('Site', new mongoose.Schema({ name: { type: String, unique: true } }));
        const Ticket = connection.model(
          'Ticket',
          new mongoose.Schema({
            site: { type: mongoose.Schema.Types.ObjectId, ref: 'Site' },
            lines: [{ sku: String, n: Number }],
            at: Date,
          }),
        );
        await Promise.all([Site.init(), Ticket.init()]);
        const site = await Site.create({ name: '哈尔滨' });
        await expect(Site.create({ name: '哈尔滨' })).rejects.toMatchObject({
          code: 11000,
          keyValue: { name: '哈尔滨' },
        });
        const ticket = await Ticket.create({ site: site._id, lines: [{ sku: 'a', n: 1 }], at: new Date(0) });
        ticket.lines.push({ sku: 'b', n: 2 });
        ticket.lines[0]!.n = 5;
        await ticket.save();
        const found = await Ticket.findOne({ 'lines.sku': 'b' }).populate('site').lean();
        expect(found).toMatchObject({
          site: { name: '哈尔滨' },
          lines: [
            { sku: 'a', n: 5 },
            { sku: 'b', n: 2 },
          ],
          at: new Date(0),
          __v: 1,
        });
        expect(
          await Ticket.aggregate([{ $unwind: '$lines' }, { $group: { _id: null, n: { $sum: '$lines.n' } } }]),
        ).toEqual([{ _id: null, n: 7 }]);
      } finally {
        await connection.close();
      }
    });
  });

  it('agenda: two processes share the jobs, each run happens once', async () => {
    await withEngine({}, async (db, uri) => {
      const address = uri.replace('/?', '/jobs?');
      const agendas = [0, 1].map(
        () =>
          new Agenda({ backend: new MongoBackend({ address }), processEvery: 20, defaultLockLifetime: 5000 }),
      );
      const ran: number[] = [];
      try {
        for (const agenda of agendas) {
          agenda.define('once', async (job: { attrs: { data: unknown } }) => {
            ran.push((job.attrs.data as { i: number }).i);
          });
          await agenda.start();
        }
        await Promise.all(Array.from({ length: 20 }, (_, i) => agendas[i % 2]!.now('once', { i })));
        const jobs = db.client.db('jobs').collection('agendaJobs');
        await until(async () => (await jobs.countDocuments({ lastFinishedAt: { $ne: null } })) === 20);
        expect([...ran].sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i));
        await Promise.all(agendas.map((agenda) => agenda.every('1 hour', 'recurring')));
        expect(await jobs.countDocuments({ name: 'recurring', type: 'single' })).toBe(1);
      } finally {
        await Promise.all(agendas.map((agenda) => agenda.stop()));
      }
    });
  });
});
