import type { Texts } from '../texts.js';

export const thread: Texts['thread'] = {
  registered: ({ number }) => `Registered as *${number}*; you will hear from us within the promised time.`,
  sourceRegistered: ({ number }) =>
    `:white_check_mark: This message is registered as service request *${number}*.`,
  acknowledged: ({ name }) => `:wave: ${name} has acknowledged and is looking into it.`,
  accepted: ({ name }) => `:lower_left_fountain_pen: ${name} has signed for the technical department.`,
  assigned: ({ name, by }) => `:bust_in_silhouette: Responsible engineer: *${name}* (named by ${by})`,
  proposed: ({ name, mode, text }) => `:bulb: ${name} proposes a solution (${mode}):\n${text}`,
  departed: ({ name }) => `:car: ${name} is on the way to the site.`,
  arrived: ({ name }) => `:round_pushpin: ${name} has arrived at the site.`,
  waiting: (p) => `:double_vertical_bar: ${p.name} has stopped the clock (${p.for}). Reason: ${p.reason}`,
  waitingRunning: (p) => `:hourglass: ${p.name} is ${p.for}; the clock goes on. Reason: ${p.reason}`,
  waitingCustomerHint: 'Reply in this thread, or press “I have answered”, and the clock goes on.',
  resumed: ({ name }) => `:arrow_forward: ${name} has resumed; the clock goes on.`,
  resumedAutomatically: ':arrow_forward: The pause has ended; the clock goes on.',
  resolved: ({ name, outcome, text }) => `:white_check_mark: ${name} reports: ${outcome}.\n${text}`,
  pleaseConfirm: 'Please confirm the result with your signature, or send it back with the reason.',
  confirmed: ({ name }) => `:lower_left_fountain_pen: ${name} has confirmed and signed. Thank you!`,
  signedOff: ({ name }) => `:lower_left_fountain_pen: ${name} has signed the work.`,
  refused: ({ name, reason }) => `:leftwards_arrow_with_hook: ${name} sent it back: ${reason}`,
  archived: ({ name }) => `:file_cabinet: Archived by ${name}.`,
  reopened: ({ name, reason }) => `:arrows_counterclockwise: Reopened by ${name}: ${reason}`,
  cancelled: ({ name, reason }) => `:no_entry_sign: Cancelled by ${name}: ${reason}`,
  noted: ({ name, text }) => `:memo: Internal note by ${name}: ${text}`,
  repliedByCustomer: ({ name, text }) => `:speech_balloon: Customer ${name}: ${text}`,
  repliedByUs: ({ name, text }) => `:speech_balloon: ${name}: ${text}`,
  withFiles: ({ count }) => ` (${count} file${count === 1 ? '' : 's'} attached)`,
  reclassified: ({ name, severity, category }) => `:label: Reclassified by ${name}: ${severity}, ${category}`,
  warned: ({ metric, percent, due }) =>
    `:hourglass_flowing_sand: ${percent}% of the time for “${metric}” has passed; it is due by ${due}.`,
  breached: ({ metric, due }) => `:red_circle: “${metric}” is breached (it was due by ${due}).`,
  escalated: ({ metric, level, people, round }) =>
    `:loudspeaker: “${metric}” is breached; level ${level} has been told: ${people} (${round}×).`,
  escalatedEmpty: ({ metric, level, absent }) =>
    `:loudspeaker: “${metric}” is breached; nobody of level ${level} can be told now${absent}. The next level is asked.`,
  escalatedChannel: ({ metric, round }) =>
    `:loudspeaker: “${metric}” is breached and nobody of any level has taken it (${round}×). Whoever reads this, please take it now.`,
  absent: ({ people }) => ` (${people})`,
  notReached: ({ name, reason }) =>
    `:no_mobile_phones: ${name} cannot be reached by message (${reason}); please call them.`,
  stalled: ({ metric, minutes }) =>
    `:snail: No progress for ${minutes}, and “${metric}” is still open. Please say how it stands.`,
  stalledTaken: ({ name, metric, minutes }) =>
    `:snail: ${name} took it, and for ${minutes} nothing has happened; “${metric}” is still open. Asking again.`,
  handedOver: ({ name, text }) =>
    `:sos: ${name} has handed this major problem over to headquarters:\n${text}`,
  handedOverCustomer: ({ name }) =>
    `:sos: Your problem is with our headquarters as a major one; experts are being called in. ${name} stays in touch with you.`,
  convened: ({ name, experts, text }) => `:brain: ${name} has convened the expert group: ${experts}\n${text}`,
  convenedCustomer: ({ experts }) =>
    `:brain: Our headquarters has convened an expert group (${experts}), which is working on a solution.`,
  emergencyPlanned: ({ owner, measure }) =>
    `:rotating_light: Emergency plan: ${owner} is in charge. Measure: ${measure}.`,
  emergencyClosed: ({ name, text }) => `:rotating_light: ${name} has closed the emergency plan: ${text}`,
  emergencyOver: ':rotating_light: With the solution the emergency plan is over.',
  wordDue: ({ when, owner }) =>
    `:bell: The customer was promised word by ${when}, and has not had it. ${owner}, please reply to the customer now.`,
  corrected: ({ name, metric, from, to, reason }) =>
    `:pencil2: ${name} has corrected the time of “${metric}”: ${from} → ${to}. Reason: ${reason}`,
  notYet: 'not done',
  breachRescinded: ({ metrics }) =>
    `:large_green_circle: By the corrected time not breached, and taken back as a breach: ${metrics}.`,
  planRescinded:
    ':large_green_circle: By the corrected time the emergency plan was not due; it is taken back, with its announced news.',
  disputed: ({ name, reason }) => `:raised_hand: ${name} does not agree that the clock is stopped: ${reason}`,
  disputedHint:
    'The technical head or management decides: uphold the pause, or void it (then its time counts).',
  disputedCustomer: 'We will tell you shortly whether the clock goes on.',
  upheld: ({ name, text }) => `:double_vertical_bar: ${name} upholds the pause: ${text}`,
  annulled: ({ name, text }) => `:arrow_forward: ${name} has voided the pause; all its time counts: ${text}`,
  taken: ({ name }) => `:raised_hand: ${name} has taken this escalation.`,
  emergencyCustomer:
    ':rotating_light: Your request has not been solved in time. Our emergency plan has started and we will tell you the next steps shortly. We apologise for the inconvenience.',
  emergencyCustomerWord: ({ owner, when }) =>
    `:rotating_light: Your request has not been solved in time. Our emergency plan has started; ${owner} is in charge and will tell you the next steps by ${when}. We apologise for the inconvenience.`,
  emergencyDesk:
    ':rotating_light: Not solved in time: the emergency plan is open. Name an owner and a measure now: replacement, spare part, expert, supplier.',
  emergencyDeskWord: ({ owner, when }) =>
    `:rotating_light: Not solved in time: the emergency plan is open, ${owner} owns it. Name the measure now (replacement, spare part, expert, supplier) and tell the customer by ${when}.`,
  missed: ({ promises }) => `:red_circle: We are sorry: this was not done in the promised time: ${promises}.`,
  missedSeparator: ', ',
  missedOne: ({ metric, due }) => `${metric} (due by ${due})`,
  missedDone: ({ metric, due, done }) => `${metric} (due by ${due}, done ${done})`,
  missedByTerms: ({ promise }) => `by the changed promise, ${promise}`,
  missedTaken: ({ name }) => `${name} is seeing to it.`,
  missedAsked: ({ people }) => `We have asked ${people} to see to it.`,
  missedResponsible: ({ name }) => `${name} is working on it.`,
  missedDesk: 'Our desk has been reminded.',
  missedWord: ({ when, next }) =>
    `:red_circle: We are sorry: you were to hear from us by ${when}, and have not. ${next}`,
  missedWordOwner: ({ owner }) => `${owner} has been asked to tell you now how it stands.`,
  callRequester: ({ name, phone }) =>
    `:telephone_receiver: ${name} is not notified by Slack; please tell them by phone (${phone}).`,
};
