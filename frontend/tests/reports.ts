import { owner, progress, school } from './roadmaps'

/** Reports on execution as a server would tell of them, for the tests of their pages. */

export const reportRow = (id: string, change: object = {}) => ({
  itemId: `roadmap-item:${id}`,
  sections: ['I. Организация'],
  number: `1.${id}`,
  title: `Мероприятие ${id}`,
  term: 'до 1 октября',
  progress: progress({ total: 1, planned: 0, done: 0, verified: 1, overdue: 0 }),
  executions: [
    {
      due: '2026-10-01',
      state: 'VERIFIED',
      doneOn: '2026-09-28',
      isOverdue: false,
      evidence: ['Приказ, № 90-од, 01.09.2026'],
      comment: '',
    },
  ],
  comment: '',
  effectiveness: '',
  remark: null,
  ...change,
})

export const report = (change: object = {}) => ({
  id: 'report:1',
  owner: school,
  roadmap: { id: 'roadmap:1', title: 'Дорожная карта' },
  from: '2026-09-01',
  until: '2027-05-31',
  state: 'DRAFT',
  revision: 3,
  summary: '',
  isFrozen: false,
  figuresOn: '2027-06-01',
  progress: progress(),
  rows: [reportRow('1'), reportRow('2')],
  schools: [],
  changedSinceSigned: 0,
  preparedBy: { id: 'person:1', shortName: 'Иванова М. П.' },
  signedBy: null,
  signedOn: null,
  decidedOn: null,
  returnedReason: null,
  viewerCan: [],
  ...change,
})

export const reportingSchool = (id: string, change: object = {}) => ({
  school: { id: `school:${id}`, level: 'SCHOOL', name: `Школа № ${id}` },
  report: null,
  state: null,
  progress: null,
  changedSinceAccepted: 0,
  ...change,
})

export const consolidated = (change: object = {}) =>
  report({
    id: 'report:9',
    owner,
    schools: [
      reportingSchool('1', {
        report: { id: 'report:1' },
        state: 'ACCEPTED',
        progress: progress(),
        changedSinceAccepted: 2,
      }),
      reportingSchool('2', { report: { id: 'report:2' }, state: 'SUBMITTED' }),
      reportingSchool('3'),
    ],
    ...change,
  })
