import { expect, expectFitAtBothWidths, leave, signIn, test } from './fixtures'

test.skip(({ isMobile }) => isMobile, 'the story changes the school once; it looks at both widths itself')

// Every step is looked at by axe at both widths, and axe takes its time on a loaded machine.
test.describe.configure({ timeout: 240_000 })

test('a mentee asks for another mentor, the curator gives an opinion, the head decides, the pair goes on', async ({
  page,
}) => {
  await signIn(page, 'mentee', '/me')
  await page.getByRole('main').getByRole('article').getByRole('link').first().click()
  await expect(page.getByRole('button', { name: 'Попросить другого наставника' })).toBeVisible()
  const pair = new URL(page.url()).pathname
  await page.getByRole('button', { name: 'Попросить другого наставника' }).click()
  const sheet = page.getByRole('dialog', { name: 'Попросить другого наставника' })
  await expectFitAtBothWidths(page)
  await sheet.getByLabel('Причина').fill('Нужен учитель того же предмета')
  await sheet.getByRole('button', { name: 'Подать заявление' }).click()
  await expect(sheet).toBeHidden()
  const request = page.getByRole('region', { name: 'О замене наставника' }).first()
  await expect(request).toContainText('Подано')
  await expectFitAtBothWidths(page)

  // The mentor of the pair does not see what the mentee asks for.
  await leave(page)
  await signIn(page, 'mentor', pair)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('region', { name: 'О замене наставника' })).toHaveCount(0)

  await leave(page)
  await signIn(page, 'curator', pair)
  await request.getByRole('button', { name: 'Высказать мнение' }).click()
  const opinion = page.getByRole('dialog', { name: 'Высказать мнение' })
  await opinion.getByLabel('Мнение куратора').fill('Пара работает хорошо, менять рано')
  await opinion.getByRole('button', { name: 'Передать руководителю' }).click()
  await expect(request).toContainText('Ждёт решения')
  await expectFitAtBothWidths(page)

  await leave(page)
  await signIn(page, 'head', pair)
  await request.getByRole('button', { name: 'Отклонить' }).click()
  const decision = page.getByRole('dialog', { name: 'Отклонить заявление' })
  await decision.getByLabel('Слово заявителю').fill('Вернёмся к вопросу весной')
  await expectFitAtBothWidths(page)
  await decision.getByRole('button', { name: 'Отклонить' }).click()
  await expect(request).toContainText('Отклонено')
  await expect(request).toContainText('Вернёмся к вопросу весной')
})
