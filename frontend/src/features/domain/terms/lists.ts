import type {
  ConsentPurpose,
  DeficitKind,
  DeficitSource,
  EndReason,
  MenteeCategory,
  MentoringFormat,
  MentoringTopic,
  NominatedBy,
  PublicField,
  RolePairForm,
  Severity,
  SuspensionReason,
} from '@/shared/graphql/generated/graphql'

/** Keeps the order of a list and refuses to compile when a value of the API is left out. */
const all =
  <T extends string>() =>
  <const L extends readonly T[]>(list: [T] extends [L[number]] ? L : never): L =>
    list

/** The vocabulary as the API names it; the words are in the `terms` catalogue. */
export const TOPICS = all<MentoringTopic>()([
  'SUBJECT_CONTENT',
  'TEACHING_METHODS',
  'UPBRINGING',
  'LESSON_EXTRACURRICULAR',
  'PSYCH_PED_SUPPORT',
])
export const FORMATS = all<MentoringFormat>()([
  'ONE_TO_ONE',
  'GROUP',
  'FLASH',
  'SPEED',
  'NETWORK',
  'REVERSE',
  'VIRTUAL',
  'SITUATIONAL',
  'SHORT_TERM_GOAL_SETTING',
])
export const FORMS = all<RolePairForm>()([
  'TEACHER_TEACHER',
  'HEAD_TEACHER',
  'EMPLOYER_STUDENT',
  'UNIVERSITY_COLLEGE_TEACHER_YOUNG_TEACHER',
  'PARTNER_TEACHER',
  'TEACHER_PUPIL',
])
export const CATEGORIES = all<MenteeCategory>()([
  'YOUNG_SPECIALIST_0_3',
  'NEW_DUTIES_OR_TECHNOLOGY',
  'CONTEST_PREPARATION',
  'TRANSFERRED',
  'NON_PEDAGOGICAL_EDUCATION',
  'NEWLY_APPOINTED',
  'TALENT_POOL',
])
export const DEFICIT_KINDS = all<DeficitKind>()([
  'NORMATIVE',
  'PROFESSIONAL',
  'METHODICAL',
  'SUBJECT',
  'PSYCHOLOGICAL',
  'DIGITAL',
  'COMMUNICATIVE',
])
export const DEFICIT_SOURCES = all<DeficitSource>()(['SELF_ASSESSMENT', 'COLLEAGUE', 'DIAGNOSTICS'])
export const SEVERITIES = all<Severity>()(['LOW', 'MEDIUM', 'HIGH'])
export const NOMINATORS = all<NominatedBy>()([
  'THEMSELVES',
  'SCHOOL',
  'DISTRICT_ASSOCIATION',
  'MUNICIPAL_CENTRE',
])
export const END_REASONS = all<EndReason>()([
  'PLAN_COMPLETED',
  'MENTOR_INITIATIVE',
  'MENTEE_INITIATIVE',
  'MUTUAL_DECISION',
  'CURATOR_IMPROPER_EXECUTION',
  'CURATOR_FORCE_MAJEURE',
  'EMPLOYMENT_ENDED',
  'CONSENT_WITHDRAWN',
])
export const PURPOSES = all<ConsentPurpose>()([
  'MENTOR_DUTY',
  'MENTEE_PARTICIPATION',
  'PERSONAL_DATA_PROCESSING',
  'PERSONAL_DATA_DISSEMINATION',
  'PHOTO_VIDEO',
])
export const PUBLIC_FIELDS = all<PublicField>()(['NAME', 'POSITION', 'WORKPLACE'])
export const SUSPENSION_REASONS = all<SuspensionReason>()([
  'LEAVE',
  'PARENTAL_LEAVE',
  'ILLNESS',
  'AWAY',
  'OTHER',
])
