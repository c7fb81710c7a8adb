/** Cases of mediation as a server would tell of them, for the tests of their pages. */

export const mediation = (change: object = {}) => ({
  id: 'mediation:1',
  school: { id: 'school:3', name: 'Школа № 3' },
  mentorship: { id: 'mentorship:1' },
  kind: 'MEDIATION',
  state: 'OPENED',
  addressee: 'ASSOCIATION',
  openedOn: '2026-11-20',
  answerBy: '2026-11-25',
  takenOn: null,
  closedOn: null,
  topic: 'Как делим часы',
  account: 'Наставник не приходит на уроки',
  openedBy: { id: 'person:2', shortName: 'Лебедева А. И.' },
  mediator: null,
  outcome: null,
  parties: [
    { person: { id: 'person:1', fullName: 'Орлов Пётр Ильич' }, side: 'MENTOR', agreed: false },
    { person: { id: 'person:2', fullName: 'Лебедева Анна Игоревна' }, side: 'MENTEE', agreed: false },
  ],
  notes: [],
  edition: 1,
  viewerCan: ['READ'],
  ...change,
})

/** The same case for who learns only that it exists. */
export const onlyExists = (change: object = {}) =>
  mediation({
    mentorship: null,
    topic: null,
    account: null,
    openedBy: null,
    parties: [],
    viewerCan: ['LEARN'],
    ...change,
  })
