import { screen } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { mockApi } from '../../../tests/mock-api'
import { renderPart } from '../../../tests/render'
import { CertificatePage } from './CertificatePage'

const certificate = {
  code: '7ZQ4-M0HK-XW3T-9B2E',
  standing: 'VALID',
  role: 'MENTOR',
  name: null,
  organisation: 'МБОУ «Школа № 1»',
  startsOn: '2026-09-15',
  endsOn: '2027-05-31',
  issuedOn: '2027-06-01',
  withdrawnOn: null,
}

afterEach(() => vi.unstubAllGlobals())

describe('the page of a certificate', () => {
  it('says that it holds, and no name without a consent', async () => {
    mockApi({ graphql: { certificate } })
    await renderPart(<CertificatePage code={certificate.code} />)
    expect(await screen.findByText('Действителен')).toBeVisible()
    expect(screen.getByText('Имя не опубликовано')).toBeVisible()
    expect(screen.getByText('наставник')).toBeVisible()
  })

  it('says that it was withdrawn, and when', async () => {
    const withdrawn = { ...certificate, standing: 'WITHDRAWN', withdrawnOn: '2027-06-10' }
    mockApi({ graphql: { certificate: withdrawn } })
    await renderPart(<CertificatePage code={certificate.code} />)
    expect(await screen.findByText('Отозван')).toBeVisible()
    expect(screen.getByText(/10 июня 2027/)).toBeVisible()
  })

  it('knows nothing of a code that never was', async () => {
    mockApi({ graphql: { certificate: null } })
    await renderPart(<CertificatePage code="0000" />)
    expect(await screen.findByText('Такого сертификата нет')).toBeVisible()
  })
})
