/** Roadmaps and duties as a server would tell of them, for the tests of their pages. */

export const owner = { id: 'municipality:1', level: 'MUNICIPALITY', name: 'ЗАТО Северск' }
export const school = { id: 'school:3', level: 'SCHOOL', name: 'Школа № 3' }

export const progress = (change: object = {}) => ({
  total: 10,
  planned: 4,
  inProgress: 0,
  done: 2,
  verified: 3,
  overdue: 1,
  dueSoon: 0,
  notApplicable: 0,
  exemptionsAsked: 0,
  ...change,
})

export const item = (id: string, change: object = {}) => ({
  id: `roadmap-item:${id}`,
  position: Number(id),
  number: `1.${id}`,
  sections: ['I. Организация'],
  title: `Мероприятие ${id}`,
  term: 'до 1 октября',
  responsible: 'Кураторы',
  participants: '',
  result: '',
  evidence: '',
  condition: null,
  bodies: [{ kind: 'CURATOR', schoolKind: null, printed: 'Кураторы' }],
  bodiesNotUnderstood: [],
  schedule: { kind: 'ONCE' },
  chosenReading: { choice: 'AS_READ', part: null, reason: null },
  windows: [{ start: '2026-09-01', end: '2026-10-01', openStart: true }],
  evidenceKind: null,
  isObligatory: false,
  parentItem: null,
  doubts: [],
  isChecked: false,
  paperRows: [],
  progress: progress(),
  duty: null,
  duties: [],
  remarks: [],
  revision: 1,
  ...change,
})

export const roadmap = (change: object = {}) => ({
  id: 'roadmap:1',
  owner,
  title: 'Дорожная карта',
  printedOrder: { issuer: null, number: null, date: null },
  period: { from: '2026-09-01', to: '2027-08-31' },
  schoolYear: 2026,
  state: 'DRAFT',
  revision: 7,
  parent: null,
  previous: null,
  approvedOn: null,
  orderNumber: null,
  hasPaper: false,
  paper: [],
  sections: [],
  items: [],
  itemsTotal: 0,
  itemsChecked: 0,
  itemsDoubtful: 0,
  consequences: null,
  progress: progress(),
  schools: [],
  reviews: [],
  reviewRequired: false,
  viewerCan: [],
  ...change,
})

export const page = (nodes: readonly unknown[]) => ({
  totalCount: nodes.length,
  nodes,
  pageInfo: { hasNextPage: false, hasPreviousPage: false },
})

export const occurrence = (id: string, change: object = {}) => ({
  id: `occurrence:${id}`,
  from: '2026-09-01',
  due: '2026-10-01',
  state: 'PLANNED',
  isOverdue: false,
  daysOverdue: 0,
  doneOn: null,
  comment: '',
  evidence: [],
  statedBy: null,
  verifiedOn: null,
  returnedReason: null,
  revision: 4,
  viewerCan: [],
  duty: {
    id: `duty:${id}`,
    place: school,
    roadmap: { id: 'roadmap:1', title: 'Дорожная карта' },
    item: item(id),
    applicability: 'APPLICABLE',
    isApplicable: true,
    reason: null,
    viewerCan: [],
  },
  ...change,
})

/** What the reader of terms makes of any text. */
export const reading = {
  kind: 'ONCE',
  minimumPerYear: null,
  rrule: null,
  occurrences: [{ start: '2026-09-01', end: '2026-10-01', openStart: true }],
  parts: [],
  assumptions: [],
  notUnderstood: [],
  alternatives: [
    {
      part: 0,
      reason: 'CONTINUOUS',
      occurrences: [{ start: '2026-09-01', end: '2027-08-31', openStart: false }],
    },
  ],
}
