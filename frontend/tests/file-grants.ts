/** Grants to a personal file as a server would tell of them, for the tests of their pages. */

export const fileGrant = (change: object = {}) => ({
  id: 'file-grant:1',
  mentor: { id: 'person:1', shortName: 'Орлов П. И.' },
  mentee: { id: 'person:2', shortName: 'Лебедева А. И.' },
  purpose: 'Договариваться о встречах',
  askedFields: ['PHONE', 'EMAIL'],
  fields: ['PHONE'],
  state: 'GRANTED',
  askedOn: '2026-11-01',
  decidedBy: { id: 'person:9', shortName: 'Белова Т. Н.' },
  decidedOn: '2026-11-02',
  until: '2027-05-31',
  refusalNote: null,
  closedOn: null,
  readings: 2,
  lastReadAt: '2026-11-20T08:00:00Z',
  viewerCan: ['LEARN'],
  ...change,
})

export const askedGrant = (change: object = {}) =>
  fileGrant({
    state: 'ASKED',
    fields: [],
    decidedBy: null,
    decidedOn: null,
    until: null,
    readings: 0,
    lastReadAt: null,
    ...change,
  })
