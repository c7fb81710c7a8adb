import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'

const SCHOOL = graphql(/* GraphQL */ `
  query SchoolPackage($id: ID!, $schoolYear: Int) {
    viewer {
      school(id: $id) {
        id
        name
        package(schoolYear: $schoolYear) {
          ...Package_package
        }
      }
    }
  }
`)

const MUNICIPALITY = graphql(/* GraphQL */ `
  query MunicipalityPackages($id: ID!, $schoolYear: Int) {
    viewer {
      municipality(id: $id) {
        id
        name
        packagePolicy {
          required
          version
          viewerCanChange
        }
        packages(schoolYear: $schoolYear) {
          school {
            id
            name
          }
          package {
            ...Package_package
          }
        }
      }
    }
  }
`)

const REGION = graphql(/* GraphQL */ `
  query RegionPackages($id: ID!, $schoolYear: Int) {
    viewer {
      region(id: $id) {
        id
        name
        packageTotals(schoolYear: $schoolYear) {
          municipality {
            id
            name
          }
          schools
          complete
          required
          current
          percent
          countedAt
        }
      }
    }
  }
`)

export const schoolPackageQuery = (id: string, year: number | undefined) =>
  queryOptions({
    queryKey: ['package', 'SCHOOL', id, year],
    queryFn: ({ signal }) => graphqlRequest(SCHOOL, { id, schoolYear: year ?? null }, { signal }),
    placeholderData: keepPreviousData,
  })

export const municipalityPackagesQuery = (id: string, year: number | undefined) =>
  queryOptions({
    queryKey: ['package', 'MUNICIPALITY', id, year],
    queryFn: ({ signal }) => graphqlRequest(MUNICIPALITY, { id, schoolYear: year ?? null }, { signal }),
    placeholderData: keepPreviousData,
  })

export const regionPackagesQuery = (id: string, year: number | undefined) =>
  queryOptions({
    queryKey: ['package', 'REGION', id, year],
    queryFn: ({ signal }) => graphqlRequest(REGION, { id, schoolYear: year ?? null }, { signal }),
    placeholderData: keepPreviousData,
  })
