import type { RegionWords } from './region.words.ja.ts'

const count = (n: number, unit: string): string => `${n} ${unit}${n === 1 ? '' : 's'}`

export const en: RegionWords = {
  today: 'State now',
  nothingYet: 'Nothing stands here yet',
  asOf: '(last updated)',
  old: 'Nothing newer has been received. It may differ from the present.',
  doors: 'Where to go',
  noAlertsTitle: 'This page cannot tell you about evacuation',
  noAlerts: 'Whether to evacuate: follow announcements of your municipality, television and radio.',
  languages: 'Read in another language',

  operator: 'Run by',
  nobody: 'Nobody: these are not official pages.',
  contactTitle: 'Contact',
  officialTitle: 'Official information',
  office: 'Office',
  email: 'E-mail',
  tel: 'Telephone',
  url: 'Website',
  hours: 'Open',
  aboutTitle: 'Who runs this site, and contact',
  softwareTitle: 'What runs this site',
  software:
    'Yuimachi is open-source software (Apache License 2.0). Its look follows the values of the Digital Agency Design System (MIT License).',

  privacyTitle: 'Personal information',
  threshold: 'Small counts',
  thresholdSays: (people) => `Counts of 1 to ${people - 1} people are not shown`,
  retention: 'How long records are kept is decided by',
  periodsTitle: 'How long data on people who work here is kept',
  nothingOfResidents: 'No names or addresses of residents are held.',
  periodsLead:
    'What is held concerns people who work for the municipality and the companies. A daily task deletes what is over; the municipality decides whether records of an agreement are archived or disposed of.',
  told: {
    names: 'Names and contacts (from the day the person was deactivated)',
    sessions: 'Sign-in sessions (from the day they expire)',
    links: 'Invitations and key resets (from the day they were used)',
    records: 'Records of agreements, initiatives and figures (from the end of the agreement)',
    audit: 'Who did what (numbers only)',
  },
  span: (span) =>
    'fiscalYears' in span
      ? `${count(span.fiscalYears, 'year')} from the next 1 April`
      : 'years' in span
        ? count(span.years, 'year')
        : 'months' in span
          ? count(span.months, 'month')
          : span.days === 0
            ? 'Until that day'
            : count(span.days, 'day'),
  forever: 'Never deleted: it shows that nothing was altered.',
  cookies: 'Cookies',
  cookiesSays: 'None on pages for residents.',

  accessibilityTitle: 'Accessibility: policy and test results',
  policyTitle: 'Policy',
  testedTitle: 'Test results',
  tested: [
    'Every page goes through an automated check (axe) at widths of 320, 768 and 1280 pixels. With a single violation it is not released.',
    'Use by keyboard alone, text at 200%, forced colours and no JavaScript are checked automatically at every change.',
  ],
  notTestedTitle: 'Not yet tested',
  notTested: [
    'No test with people who use a screen reader has been made yet.',
    'No test by a third party under JIS X 8341-3 has been made yet.',
  ],

  sourcesTitle: 'Sources and licences',
  sourcesLead: 'Where the facts on this site come from, and on which terms.',
  noSources: 'No source is registered.',
  sourceTitle: 'Source',
  publisher: 'Published by',
  licence: 'Terms',
  checkedOn: 'Checked on',
}
