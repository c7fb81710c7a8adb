/** Documents and packages as a server would tell of them, for the tests of their pages. */

export const school = { id: 'school:3', level: 'SCHOOL', name: 'СОШ № 3' }

export const file = (id: string, change: object = {}) => ({
  id: `document-file:${id}`,
  name: 'Положение.docx',
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  size: 48_640,
  sha256: 'a1',
  uploadedAt: '2026-09-02T09:15:00Z',
  uploadedBy: 'Белова А. И.',
  isSearched: true,
  path: `/files/documents/1/${id}`,
  ...change,
})

export const expertise = (id: string, change: object = {}) => ({
  id: `document-expertise:${id}`,
  state: 'SUBMITTED',
  conclusion: null,
  remarks: null,
  submittedAt: '2026-11-10T08:00:00Z',
  submittedBy: 'Белова А. И.',
  takenBy: null,
  concludedAt: null,
  concludedBy: null,
  ...change,
})

export const entry = (deed: string, change: object = {}) => ({
  at: '2026-09-01T08:00:00Z',
  by: 'Белова А. И.',
  deed,
  from: null,
  to: null,
  why: null,
  ...change,
})

export const document = (change: object = {}): Record<string, unknown> => ({
  id: 'document:1',
  owner: school,
  kind: 'REGULATION',
  title: 'Положение о наставничестве',
  number: '12',
  date: '2026-08-30',
  effectiveFrom: '2026-09-01',
  validUntil: null,
  isExpired: false,
  basis: [],
  appendices: [],
  asPrinted: null,
  endorsements: [],
  state: 'IN_FORCE',
  revision: 7,
  version: 1,
  approvedBy: { number: '221-од', date: '2026-08-31' },
  supersedes: null,
  supersededBy: null,
  versions: [],
  files: [],
  expertise: null,
  expertises: [],
  publishedAt: null,
  publishedBy: null,
  reason: null,
  history: [],
  viewerCan: [],
  ...change,
})

const ITEMS = [
  'REGULATION',
  'ROADMAP',
  'PROGRAMME',
  'APPOINTMENT_ORDER',
  'PAIR_ORDERS',
  'CONSENTS',
  'SITE_SECTION',
]

export const line = (item: string, status = 'CURRENT', change: object = {}) => ({
  item,
  status,
  documentId: null,
  roadmapId: null,
  orderId: null,
  confirmedOn: null,
  confirmedBy: null,
  viewerCanConfirm: false,
  ...change,
})

/** A package in which everything stands but what is named. */
export const kept = (statuses: Record<string, string> = {}, change: object = {}) => {
  const lines = ITEMS.map((item) => line(item, statuses[item] ?? 'CURRENT'))
  const current = lines.filter(({ status }) => status === 'CURRENT').length
  return {
    schoolYear: 2026,
    required: lines.length,
    current,
    percent: Math.floor((current * 100) / lines.length),
    lines,
    ...change,
  }
}
