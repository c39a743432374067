import { deskPolicySchema, type DeskPolicy } from '../../../src/domain/sla/escalation.js';
import type { Status } from '../../../src/domain/ticket/words.js';
import { li, sun, wang } from '../people/cast.js';
import { POLICY, Story, type Told } from './requests.js';

/** The shortest life that brings a request of 仁和医院 into each status; 李工 is responsible once anybody is. */
const LIVES: Record<Status, (story: Story) => Story> = {
  registered: (story) => story,
  acknowledged: (story) => story.must('10:05', li, 'acknowledge'),
  assigned: (story) => story.must('10:05', sun, 'acknowledge').must('10:06', li, 'assign'),
  proposed: (story) => LIVES.acknowledged(story).must('10:10', li, 'propose', { mode: 'onsite' }),
  departed: (story) => LIVES.proposed(story).must('10:20', li, 'depart'),
  arrived: (story) => LIVES.departed(story).must('10:40', li, 'arrive'),
  waiting: (story) => LIVES.arrived(story).must('10:45', li, 'wait'),
  resolved: (story) => LIVES.arrived(story).must('11:00', li, 'resolve'),
  confirmed: (story) => LIVES.resolved(story).must('11:10', wang, 'confirm'),
  unanswered: (story) => {
    LIVES.resolved(story).sweepUntil('11:10');
    return story;
  },
  archived: (story) => LIVES.confirmed(story).must('11:20', sun, 'archive'),
  cancelled: (story) => story.must('10:05', wang, 'cancel'),
  merged: (story) => story.must('10:05', sun, 'merge'),
};

/** Closed ten minutes after the result, after one reminder. */
export const CLOSES_SOON: DeskPolicy = deskPolicySchema.parse({
  ...POLICY,
  escalation: { ...POLICY.escalation, reminders: { customerMinutes: 5 } },
  closeUnanswered: { afterReminders: 1 },
});

export const inStatus = (status: Status, told: Told = {}): Story =>
  LIVES[status](new Story(status === 'unanswered' ? { policy: CLOSES_SOON, ...told } : told));
