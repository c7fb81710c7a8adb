import { queryOptions } from '@tanstack/react-query'
import { graphql, readFragment } from '@/shared/graphql/generated'
import type { DocumentTemplate_TemplateFragment } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import type { PlaceLevel } from '@/shared/lib/ids'

/** A template of a document, as its list and its form read it. */
export const DOCUMENT_TEMPLATE = graphql(/* GraphQL */ `
  fragment DocumentTemplate_template on DocumentTemplate {
    id
    kind
    title
    body
    version
    placeholders
    viewerCanEdit
    owner {
      id
      level
      name
    }
    parent {
      id
      title
    }
  }
`)
export type DocumentTemplate = DocumentTemplate_TemplateFragment

const REGION = graphql(/* GraphQL */ `
  query RegionDocumentTemplates($id: ID!) {
    viewer {
      region(id: $id) {
        id
        name
        mayAddDocuments
        documentTemplates {
          ...DocumentTemplate_template
        }
      }
    }
  }
`)
const MUNICIPALITY = graphql(/* GraphQL */ `
  query MunicipalityDocumentTemplates($id: ID!) {
    viewer {
      municipality(id: $id) {
        id
        name
        mayAddDocuments
        documentTemplates {
          ...DocumentTemplate_template
        }
      }
    }
  }
`)
const SCHOOL = graphql(/* GraphQL */ `
  query SchoolDocumentTemplates($id: ID!) {
    viewer {
      school(id: $id) {
        id
        name
        mayAddDocuments
        documentTemplates {
          ...DocumentTemplate_template
        }
      }
    }
  }
`)

async function placeOf(level: PlaceLevel, id: string, signal: AbortSignal) {
  switch (level) {
    case 'REGION':
      return (await graphqlRequest(REGION, { id }, { signal })).viewer?.region ?? null
    case 'MUNICIPALITY':
      return (await graphqlRequest(MUNICIPALITY, { id }, { signal })).viewer?.municipality ?? null
    case 'SCHOOL':
      return (await graphqlRequest(SCHOOL, { id }, { signal })).viewer?.school ?? null
    default:
      return level satisfies never
  }
}

/** The templates that reach a place; null for who does not work with them. */
export const documentTemplatesQuery = (level: PlaceLevel, id: string) =>
  queryOptions({
    queryKey: ['document-templates', level, id],
    queryFn: async ({ signal }) => {
      const place = await placeOf(level, id, signal)
      return (
        place && {
          name: place.name,
          adds: place.mayAddDocuments,
          templates: readFragment(DOCUMENT_TEMPLATE, place.documentTemplates),
        }
      )
    },
  })

const REGION_PREVIEW = graphql(/* GraphQL */ `
  query RegionTemplatePreview($id: ID!) {
    viewer {
      region(id: $id) {
        id
        documentTemplates {
          id
          preview(placeId: $id)
        }
      }
    }
  }
`)
const MUNICIPALITY_PREVIEW = graphql(/* GraphQL */ `
  query MunicipalityTemplatePreview($id: ID!) {
    viewer {
      municipality(id: $id) {
        id
        documentTemplates {
          id
          preview(placeId: $id)
        }
      }
    }
  }
`)
const SCHOOL_PREVIEW = graphql(/* GraphQL */ `
  query SchoolTemplatePreview($id: ID!) {
    viewer {
      school(id: $id) {
        id
        documentTemplates {
          id
          preview(placeId: $id)
        }
      }
    }
  }
`)

async function previewsOf(level: PlaceLevel, id: string, signal: AbortSignal) {
  switch (level) {
    case 'REGION':
      return (await graphqlRequest(REGION_PREVIEW, { id }, { signal })).viewer?.region
    case 'MUNICIPALITY':
      return (await graphqlRequest(MUNICIPALITY_PREVIEW, { id }, { signal })).viewer?.municipality
    case 'SCHOOL':
      return (await graphqlRequest(SCHOOL_PREVIEW, { id }, { signal })).viewer?.school
    default:
      return level satisfies never
  }
}

/** The templates filled for a place, by their ids: a handful of texts, asked for when the first one is opened. */
export const templatePreviewsQuery = (level: PlaceLevel, id: string) =>
  queryOptions({
    queryKey: ['document-templates', level, id, 'previews'],
    queryFn: async ({ signal }) => {
      const place = await previewsOf(level, id, signal)
      return Object.fromEntries(
        (place?.documentTemplates ?? []).map((each) => [each.id, each.preview] as const),
      )
    },
  })
