import type { Texts } from '../texts.js';

/** What is said of contracts, equipment and phases, in English. */
export const contracts: Texts['contracts'] = {
  phase: {
    trial: 'Trial run',
    resident: 'Free resident service',
    warranty: 'In warranty',
    paid: 'Out of warranty, paid service',
  },
  cover: 'Cover',
  coverUntil: ({ phase, day }) => `${phase} (until ${day})`,
  paidNotice:
    'The warranty has ended, so this is paid service: if there is a charge, you get a quotation first, and nothing is charged before you accept it.',
  equipment: 'Equipment',
  equipmentOptional: 'Equipment',
  equipmentTyped: 'Number or serial number of the equipment',
  currency: {
    CNY: 'CNY, Chinese yuan',
    HKD: 'HKD, Hong Kong dollar',
    USD: 'USD, US dollar',
    EUR: 'EUR, euro',
    GBP: 'GBP, pound sterling',
    JPY: 'JPY, Japanese yen',
    SGD: 'SGD, Singapore dollar',
  },
  charge: {
    total: ({ amount }) => `*Total: ${amount}*`,
    quoted: ({ name, no, lines }) => `:receipt: ${name} sends quotation no. ${no}:\n${lines}`,
    pleaseDecide:
      'Nothing is charged before you decide; while we wait for it, the repair clock stands as promised. Please accept or decline:',
    accepted: ({ name, no, amount }) =>
      `:white_check_mark: ${name} accepts quotation no. ${no}, ${amount} in total.`,
    declined: ({ name, no, reason }) => `:x: ${name} declines quotation no. ${no}. Reason: ${reason}`,
    declinedHint: 'Quote anew, go on free of charge (waive), or cancel the request.',
    waived: ({ name, no, text }) => `:free: ${name} waives the charge of quotation no. ${no}: ${text}`,
    replaced: ({ name, label, old, fresh, cost }) =>
      `:arrows_counterclockwise: ${name} has replaced *${label}*: ${old} → ${fresh} (${cost})`,
    free: 'free of charge',
    charged: 'charged as accepted',
    proof: ({ proof }) => `Proof of origin: ${proof}`,
    state: {
      open: 'waiting for the customer’s decision',
      accepted: 'accepted by the customer',
      declined: 'declined by the customer',
      waived: 'charge waived',
      withdrawn: 'withdrawn',
    },
    onCard: ({ no, amount, state }) => `:receipt: *Quotation no. ${no}: ${amount}*, ${state}`,
    acceptance: ({ name, number, no }) =>
      `I, *${name}*, accept quotation no. ${no} of *${number}* for the customer:`,
    items: 'Items (one a line, the amount at its end)',
    itemsHint: 'For example: New toner 1,200.00',
    badItems:
      'Please give one item a line and end it with its amount, such as: New toner 1,200.00; at most 10 items of 150 characters.',
    currency: 'Currency',
    note: 'Words to the customer',
    waiveText: 'Why nothing is charged (the customer reads it)',
    declineReason: 'Why you decline',
    old: 'Number or serial number of what is replaced',
    serial: 'Serial number of the new equipment',
    model: 'Model of the new equipment (if it is another)',
    proofOf: 'Proof of its origin: invoice, certificate',
  },
  form: {
    title: 'Contract',
    choose: 'Which contract',
    more: (p: { count: number }) => `${p.count} more: type \`/service contract\` in the customer’s channel.`,
    submit: 'Save',
    close: 'Cancel',
    trialFrom: 'Trial run from',
    acceptedDay: 'Day of acceptance',
    residentMonths: 'Free resident service, in months',
    warrantyMonths: 'Warranty, in months',
    sites: 'Sites (one a line)',
    equipment: 'Equipment (one a line)',
    contacts: 'People of the customer (one a line)',
    hints: {
      sites: 'number | name | address | contact | phone',
      equipment:
        'number | name | maker | model | serial number | site | maker’s warranty until (2029-12-31) | software version | proofs (invoice: 77) | system',
      contacts: 'name | phone | e-mail',
    },
    projects: 'Projects (one a line)',
    lead: 'Customer lead',
    leadHint: 'Agrees the work plan of each week with us, and may sign for the customer.',
    signers: 'Who signs for the customer',
    signersHint:
      'They confirm results, and accept or decline quotations. While nobody is named, anybody of the customer may.',
    tooLong: ({ list, count }) =>
      `${list}: ${count} entries are too many to be changed here; import a file with \`npm run contracts\`.`,
    badMonths: ({ max }) => `Please give whole months, from 0 to ${max}.`,
    badLine: ({ line, form }) => `Line ${line} cannot be read; please write it as: ${form}`,
    faults: {
      twice: ({ id }) => `“${id}” is there twice.`,
      'unknown-site': ({ id }) => `The site of “${id}” is none of the sites above.`,
      'unknown-system': ({ id, systems }) => `The system of “${id}” is none of the contract’s: ${systems}.`,
      'too-many': ({ most }) => `At most ${most} entries.`,
      'after-acceptance': () => 'The trial run cannot begin after the day of acceptance.',
    },
    saved: ({ name }) => `The contract “${name}” is saved; requests filed before are not touched.`,
    unchanged: ({ name }) => `The contract “${name}” says that already.`,
  },
  view: {
    button: 'Contracts',
    ofRequest: 'Sites and equipment',
    projects: 'Projects',
    nowhere: 'At no site of the contract',
    version: ({ version }) => `version ${version}`,
    wanted: ({ words }) => `Only what has to do with “${words}”.`,
    nothing: 'The contract lists neither sites nor equipment yet.',
    notFound: 'Nothing of the contract has to do with it.',
    more: ({ count }) =>
      `${count} more. Type \`/service contract\` with words in the customer’s channel, such as a number, a serial number or a site, to see those.`,
  },
  ending: {
    head: ({ customer, contract }) =>
      `:hourglass_flowing_sand: *${customer} · ${contract}*: this ends soon; please agree with the customer what follows.`,
    resident: ({ day }) => `Free resident service until *${day}*`,
    warranty: ({ day }) => `Warranty until *${day}*, paid service after it`,
    equipment: ({ label, day }) => `${label}: the maker’s own terms until *${day}*`,
    more: ({ count }) => `${count} more; see them with \`npm run contracts -- export\`.`,
  },
  unknownEquipment:
    'The contract lists no equipment of this number or serial number; check it, or leave it empty.',
};
