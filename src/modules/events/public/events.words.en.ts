import { dateName, momentName } from '#kernel/date-name'
import type { EventWords } from './events.words.ja.ts'

const number = (value: number): string => new Intl.NumberFormat('en').format(value)

export const en: EventWords = {
  day: (date) => dateName(date).en,
  moment: (at) => momentName(at).en,
  title: 'Events',
  lead: (name) => `Events in ${name} under its agreements.`,
  coming: 'Coming events',
  past: 'Past events',
  none: 'No event is planned at the moment',
  noneSays: 'New events will appear here.',
  standings: {
    notYet: 'Applications not yet open',
    open: 'Applications open',
    over: 'Applications closed',
    held: 'Took place',
    cancelled: 'Cancelled',
    unknown: 'Over',
  },
  helps: {
    wheelchair: 'Wheelchair access',
    signLanguage: 'Sign language',
    easyJapanese: 'Held in easy Japanese',
    captions: 'Written captions',
    childcare: 'Childcare',
  },
  when: 'When',
  time: (begins, ends) => `${begins} to ${ends}`,
  place: 'Where',
  access: 'How to get in',
  help: 'Support',
  helpNone: 'Nothing is stated',
  forWhom: 'For whom',
  places: 'Places',
  placesOf: (count) => `${number(count)}`,
  placesNone: 'Not limited',
  fee: 'Fee',
  yen: (fee) => (fee === 0 ? 'Free' : `${number(fee)} yen per person`),
  applyWhen: 'Apply',
  applySpan: (from, until) =>
    from && until ? `${from} to ${until}` : until ? `until ${until}` : from ? `from ${from}` : 'No fixed dates',
  contact: 'Applications and questions',
  cancelledTitle: 'This event was cancelled',
  why: (reason) => `Reason: ${reason}`,
  initiative: 'The initiative it belongs to',
  calendar: 'Add to a calendar (.ics)',
  openData: 'Event data (CSV)',
  back: 'See all events',
  asWritten: 'Written in Japanese by the organiser.',
  asOf: '(last updated)',
  old: 'This could not be refreshed and may have changed.',
  more: 'All events',
  rooms: { free: 'Places available', few: 'Few places left', full: 'Full' },
  room: 'Availability',
  apply: {
    link: 'Apply for this event',
    title: 'Apply for an event',
    fix: 'Something needs to be corrected',
    required: 'required',
    choose: 'Please choose',
    noNames: 'We ask for no name and no address',
    noNamesSays:
      'You get a number. Say it at the door on the day. If the event is cancelled, it will say so on the page with your number and on the page of the event.',
    people: 'How many people come',
    peopleFault: 'Choose how many people come.',
    countOf: (people) => (people === 1 ? '1 person' : `${people} people`),
    send: 'Apply',
    fault: (fault) => {
      switch (fault.why) {
        case 'notHere':
          return 'Applications for this event are not taken on this page.'
        case 'notYet':
          return 'Applications have not opened yet.'
        case 'over':
          return 'Applications are closed.'
        case 'full':
          return 'The event is full. If a place becomes free, you can apply again.'
        case 'tooMany':
          return `Only ${fault.left} places are left. Choose fewer people.`
      }
    },
  },
  ticket: {
    title: 'Your application',
    applied: 'You have applied.',
    cancelled: 'You have withdrawn.',
    isCancelled: 'This application was withdrawn',
    number: 'Your number',
    keep: 'Write this number down or keep the address of this page. As we asked for no name, nobody can look it up later.',
    cancelSays: 'If you cannot come, please withdraw, so that somebody else can apply.',
    cancel: 'Withdraw this application',
    back: 'See the page of this event',
  },
}
