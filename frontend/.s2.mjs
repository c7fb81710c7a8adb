import { open } from './.shot.mjs'
const abs = (id, from, until, own, who) => ({ __typename: 'Absence', id, from, until, reason: own ? 'LEAVE' : null, viewerCan: ['READ', 'STATE', 'WITHDRAW'], person: who, school: null })
const patches = {
  MyProfile: (d) => {
    const p = d.viewer.participant
    const s = { id: p.workplaces[0].school.id }
    const me = d.viewer.person
    const mk = (id, f, u) => ({ ...abs(id, f, u, true, me), school: s })
    p.absences = [mk('absence:1', '2026-12-21', '2026-12-30'), mk('absence:2', '2027-02-01', '2027-02-14')]
    p.wishes = [
      { id: 'wish:1', side: 'MENTOR', kind: 'LIKE', statedOn: '2026-11-20', viewerCan: ['READ', 'STATE', 'WITHDRAW'], person: me, colleague: { id: 'person:9', fullName: 'Снегирёва Ирина Фёдоровна', position: 'учитель' }, school: s },
      { id: 'wish:2', side: 'MENTOR', kind: 'RATHER_NOT', statedOn: '2026-11-20', viewerCan: ['READ', 'STATE', 'WITHDRAW'], person: me, colleague: { id: 'person:8', fullName: 'Лесников Фёдор Ильич', position: 'учитель' }, school: s },
    ]
  },
  SchoolMentors: (d) => {
    const n = d.viewer.school.mentorCards.nodes
    n.forEach((c, i) => { c.absence = null })
    n[0].absence = { ...abs('absence:5', '2026-11-20', '2026-12-05', false, n[0].person), school: { id: 'x' } }
    n[1].absence = { ...abs('absence:6', '2026-12-20', '2027-01-05', false, n[1].person), school: { id: 'x' } }
  },
}
const sm = (d) => {
    const s = d.viewer.school.id
}
const mocks = {
  WishColleagues: () => ({ viewer: { participant: { colleagues: [{ id: 'person:9', fullName: 'Снегирёва Ирина Фёдоровна', position: 'учитель' }] } } }),
  SchoolWishes: ({ id }) => ({ viewer: { school: { id, matching: { wishes: { totalCount: 2, nodes: [
     { id: 'wish:1', side: 'MENTOR', kind: 'LIKE', statedOn: '2026-11-20', viewerCan: ['READ'], person: { id: 'person:1', fullName: 'Полянова Светлана Юрьевна' }, colleague: { id: 'person:9', fullName: 'Снегирёва Ирина Фёдоровна', position: 'учитель' }, school: { id } },
     { id: 'wish:2', side: 'MENTEE', kind: 'RATHER_NOT', statedOn: '2026-11-20', viewerCan: ['READ'], person: { id: 'person:2', fullName: 'Лесников Фёдор Ильич' }, colleague: { id: 'person:1', fullName: 'Полянова Светлана Юрьевна', position: 'учитель' }, school: { id } }] },
     absences: { totalCount: 1, nodes: [{ ...abs('absence:6', '2026-12-20', '2027-01-05', false, { id: 'person:2', fullName: 'Лесников Фёдор Ильич' }), school: { id } }] } } } } }),
}
const m = await open({ account: 'mentor', patches, mocks })
await m.go('/me/profile')
await m.shot('profile')
await m.page.getByRole('button', { name: 'Сказать пожелание' }).click()
await m.page.waitForTimeout(500)
await m.shot('sheet-wish')
await m.page.keyboard.press('Escape')
await m.page.setViewportSize({ width: 390, height: 844 })
await m.shot('profile-phone')
await m.page.getByRole('button', { name: 'Отметить отсутствие' }).click()
await m.page.waitForTimeout(1500)
await m.shot('sheet-absence-phone')
await m.browser.close()
const c = await open({ account: 'curator', patches, mocks })
await c.page.getByRole('link', { name: 'Банки' }).first().click()
await c.page.getByRole('row').nth(2).waitFor()
await c.shot('banks')
await c.page.getByRole('button', { name: /^Действия/ }).first().click()
await c.shot('sheet-banks-menu')
await c.page.keyboard.press('Escape')
await c.page.getByRole('link', { name: 'Подбор' }).first().click()
await c.page.getByRole('region', { name: 'Пожелания' }).waitFor()
await c.shot('matching')
await c.page.setViewportSize({ width: 390, height: 844 })
await c.shot('matching-phone')
await c.browser.close()
