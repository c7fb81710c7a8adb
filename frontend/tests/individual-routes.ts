/** Individual routes as a server would tell of them, for the tests of their pages. */

export const individualRoute = (change: object = {}) => ({
  id: 'individual-route:1',
  school: { id: 'school:3', name: 'Школа № 3' },
  person: { id: 'person:1', fullName: 'Лебедева Анна Игоревна', shortName: 'Лебедева А. И.' },
  goal: 'Стать учителем, к которому идут за советом',
  fromYear: 2025,
  untilYear: 2028,
  state: 'ACTIVE',
  edition: 1,
  revisionReason: null,
  steps: [
    {
      schoolYear: 2025,
      direction: 'Освоить методику предмета',
      expected: 'Открытый урок',
      programme: { id: 'programme:1', goal: 'Вести урок', state: 'COMPLETED' },
    },
    { schoolYear: 2026, direction: 'Вести свой класс', expected: null, programme: null },
  ],
  activatedOn: '2025-09-10',
  finishedOn: null,
  result: null,
  version: 2,
  viewerCan: [],
  ...change,
})
