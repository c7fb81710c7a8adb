import 'i18next'
import type absences from '@/locales/ru/absences.json'
import type banks from '@/locales/ru/banks.json'
import type calendar from '@/locales/ru/calendar.json'
import type changes from '@/locales/ru/changes.json'
import type cockpit from '@/locales/ru/cockpit.json'
import type common from '@/locales/ru/common.json'
import type comparison from '@/locales/ru/comparison.json'
import type consents from '@/locales/ru/consents.json'
import type corrections from '@/locales/ru/corrections.json'
import type data from '@/locales/ru/data.json'
import type demand from '@/locales/ru/demand.json'
import type depersonalisation from '@/locales/ru/depersonalisation.json'
import type documents from '@/locales/ru/documents.json'
import type documentTemplates from '@/locales/ru/documentTemplates.json'
import type duties from '@/locales/ru/duties.json'
import type entry from '@/locales/ru/entry.json'
import type figures from '@/locales/ru/figures.json'
import type grants from '@/locales/ru/grants.json'
import type help from '@/locales/ru/help.json'
import type home from '@/locales/ru/home.json'
import type imports from '@/locales/ru/imports.json'
import type invitations from '@/locales/ru/invitations.json'
import type matching from '@/locales/ru/matching.json'
import type me from '@/locales/ru/me.json'
import type mediation from '@/locales/ru/mediation.json'
import type meetings from '@/locales/ru/meetings.json'
import type monitoring from '@/locales/ru/monitoring.json'
import type municipality from '@/locales/ru/municipality.json'
import type notifications from '@/locales/ru/notifications.json'
import type oneOffs from '@/locales/ru/oneOffs.json'
import type orders from '@/locales/ru/orders.json'
import type documentPackage from '@/locales/ru/package.json'
import type pairs from '@/locales/ru/pairs.json'
import type partners from '@/locales/ru/partners.json'
import type people from '@/locales/ru/people.json'
import type plan from '@/locales/ru/plan.json'
import type practices from '@/locales/ru/practices.json'
import type programmes from '@/locales/ru/programmes.json'
import type openPages from '@/locales/ru/public.json'
import type pupils from '@/locales/ru/pupils.json'
import type region from '@/locales/ru/region.json'
import type reports from '@/locales/ru/reports.json'
import type requests from '@/locales/ru/requests.json'
import type reviews from '@/locales/ru/reviews.json'
import type roadmap from '@/locales/ru/roadmap.json'
import type roadmaps from '@/locales/ru/roadmaps.json'
import type rollover from '@/locales/ru/rollover.json'
import type route from '@/locales/ru/route.json'
import type school from '@/locales/ru/school.json'
import type site from '@/locales/ru/site.json'
import type survey from '@/locales/ru/survey.json'
import type targets from '@/locales/ru/targets.json'
import type templates from '@/locales/ru/templates.json'
import type terms from '@/locales/ru/terms.json'
import type wishes from '@/locales/ru/wishes.json'

/** One line per namespace: keys are typed from the Russian catalogue, an unknown key does not compile. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: {
      common: typeof common
      absences: typeof absences
      calendar: typeof calendar
      corrections: typeof corrections
      data: typeof data
      depersonalisation: typeof depersonalisation
      documents: typeof documents
      documentTemplates: typeof documentTemplates
      entry: typeof entry
      public: typeof openPages
      region: typeof region
      monitoring: typeof monitoring
      municipality: typeof municipality
      invitations: typeof invitations
      figures: typeof figures
      programmes: typeof programmes
      practices: typeof practices
      matching: typeof matching
      meetings: typeof meetings
      me: typeof me
      help: typeof help
      home: typeof home
      imports: typeof imports
      consents: typeof consents
      notifications: typeof notifications
      oneOffs: typeof oneOffs
      orders: typeof orders
      package: typeof documentPackage
      pairs: typeof pairs
      requests: typeof requests
      roadmap: typeof roadmap
      roadmaps: typeof roadmaps
      reviews: typeof reviews
      plan: typeof plan
      duties: typeof duties
      banks: typeof banks
      changes: typeof changes
      partners: typeof partners
      people: typeof people
      rollover: typeof rollover
      site: typeof site
      pupils: typeof pupils
      school: typeof school
      survey: typeof survey
      targets: typeof targets
      cockpit: typeof cockpit
      comparison: typeof comparison
      demand: typeof demand
      templates: typeof templates
      reports: typeof reports
      route: typeof route
      mediation: typeof mediation
      grants: typeof grants
      terms: typeof terms
      wishes: typeof wishes
    }
  }
}
