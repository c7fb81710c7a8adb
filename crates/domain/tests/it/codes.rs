//! The names under which values are stored and sent. A change here is a migration and a breaking change of the API.

use std::fmt::{self, Display, Formatter};

use domain::access::Role;
use domain::bank::{FieldKind, FieldVisibility, Membership, NominatedBy};
use domain::clock::WorkingDaysGround;
use domain::consent::{ConsentChannel, ConsentPurpose, PublicField, Relation};
use domain::document::{
    ChangeKind as OrderChangeKind, OrderKind, OrderPart, OrderStateKind, RewardKind,
};
use domain::matching::{Blocker, Criterion, Importance, Objective, Reach};
use domain::mentoring::{
    ActivityKind, ActivityState, Addressee, Answer, Cell, ChangeKind, ChangeStateKind, EndReason,
    HelpStateKind, MediationAddressee, MediationKind, MediationState, MeetingMode, MentoringFormat,
    MentorshipStateKind, OneOffState, PlannedMeetingStateKind, ProgrammeStateKind, PulseKind,
    RequestKind, RequestState, RolePairForm, RouteState, Side, SuspensionReason, TemplateState,
    TermWarning,
};
use domain::monitoring::exception::ExceptionKind;
use domain::monitoring::target::{EditionState, TargetIndicator};
use domain::monitoring::{
    Audience, CampaignKind, CampaignState, Finding, Indicator, LoadBand, Rhythm, SetState, Stage,
    SubmissionState, ValueKind,
};
use domain::org::{MunicipalityKind, ParticipationState, PartnerKind, SchoolKind};
use domain::people::{
    Basis, CardState, DeficitKind, DeficitSource, DeficitStatus, FileField, FileGrantState,
    MenteeCategory, MentoringTopic, Severity, WishKind,
};
use domain::practice::PracticeState;
use domain::roadmap::{Applicability, EvidenceKind, OccurrenceState, RoadmapState, Verdict};
use serde::de::value::Error;
use serde::de::{DeserializeOwned, IntoDeserializer};
use serde::{Deserialize, Serialize};

struct Code<T>(T);

impl<T: Serialize> Display for Code<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.0.serialize(f)
    }
}

/// The stored name of `value`, after making sure that it is read back as the same value.
fn code<T: Serialize + DeserializeOwned + PartialEq + fmt::Debug + Copy>(value: T) -> String {
    let code = Code(value).to_string();
    let back = T::deserialize(IntoDeserializer::<Error>::into_deserializer(code.as_str()));
    assert_eq!(back, Ok(value));
    code
}

/// A line per enum with the names of all its variants; one that is left out does not compile.
macro_rules! codes {
    ($($name:ident { $($variant:ident),+ $(,)? })+) => {
        [$({
            let listed = |value: $name| match value { $($name::$variant => code(value)),+ };
            let all = [$($name::$variant),+].map(listed);
            format!("{}: {}", stringify!($name), all.join(" "))
        }),+].join("\n")
    };
}

#[test]
fn stored_names_are_those_of_the_glossary() {
    let all = codes! {
        WishKind { Like, RatherNot }
        RouteState { Draft, Active, Revised, Finished }
        FileField {
            BirthDate, Email, Phone, Position, Subject, EmployedSince, TeachingSince, PedagogicalEducation,
        }
        FileGrantState { Asked, Granted, Refused, Closed }
        MediationKind { Consultation, Agreement, Mediation }
        MediationAddressee { Association, Curator }
        MediationState { Opened, InProgress, Proposed, Agreed, NotAgreed, Withdrawn }
        Basis { ConsentWithdrawn, RetentionOver }
        PartnerKind { Enterprise, PublicOrganisation, EducationOrganisation, NaturalPerson, Other }
        OneOffState { Proposed, Agreed, Held, Feedback, Closed, Declined, Cancelled }
        Role {
            RegionalMethodologist, MunicipalMethodologist, MunicipalAuthority, Head, Curator,
            Psychologist, SchoolAdministrator,
        }
        MunicipalityKind { CityDistrict, District, ClosedCity }
        SchoolKind { Preschool, School, Additional, Vocational, University }
        ParticipationState { Registered, Suspended }
        MentoringTopic {
            SubjectContent, TeachingMethods, Upbringing, LessonExtracurricular, PsychPedSupport,
        }
        CardState { InBank, Paused, Left }
        DeficitKind {
            Normative, Professional, Methodical, Subject, Psychological, Digital, Communicative,
        }
        DeficitSource { SelfAssessment, Colleague, Diagnostics }
        DeficitStatus { Open, Addressed, Resolved }
        Severity { Low, Medium, High }
        Membership { Candidate, Approved, Rejected }
        FieldKind { Text, Number, Date, Choice, YesNo }
        FieldVisibility { Internal, Municipal, Public }
        NominatedBy { Themselves, School, DistrictAssociation, MunicipalCentre }
        MenteeCategory {
            YoungSpecialist, NewDutiesOrTechnology, ContestPreparation, Transferred,
            NonPedagogicalEducation, NewlyAppointed, TalentPool,
        }
        ConsentPurpose {
            PersonalDataProcessing, PersonalDataDissemination, MentorDuty, MenteeParticipation,
            PhotoVideo,
        }
        Relation { Parent, AdoptiveParent, Guardian, Trustee }
        PublicField { Name, Position, Workplace }
        ConsentChannel { Account, Paper }
        OrderKind {
            AppointCurator, AssignPairs, ChangePairs, ApproveWorkingGroup, ApproveProgrammes,
            RewardMentors, ReleaseForEvent, FormAssociation,
        }
        OrderPart { Leader, Secretary, Member, Rewarded, Released, Substitute, Mentor, Mentee }
        RewardKind { Gratitude, HonourLetter, Payment }
        OrderChangeKind { End, Leave, Suspend, Replace }
        OrderStateKind { Draft, Signed, Cancelled }
        Side { Mentor, Mentee }
        Answer { Pending, Accepted, Declined }
        Cell { Pair, Group }
        RolePairForm {
            TeacherTeacher, HeadTeacher, EmployerStudent, UniversityCollegeTeacherYoungTeacher,
            PartnerTeacher, TeacherPupil,
        }
        MentoringFormat {
            OneToOne, Group, Flash, Speed, Network, Reverse, Virtual, Situational,
            ShortTermGoalSetting,
        }
        EndReason {
            PlanCompleted, MentorInitiative, MenteeInitiative, MutualDecision,
            CuratorImproperExecution, CuratorForceMajeure, EmploymentEnded, ConsentWithdrawn,
        }
        MentorshipStateKind {
            Proposed, Declined, Revoked, Agreed, OrderPrepared, Active, Ended,
        }
        SuspensionReason { Leave, ParentalLeave, Illness, Away, Other }
        RequestKind { ReplaceMentor, Resign, End }
        RequestState { Filed, Considered, Granted, Refused, Withdrawn, Executed }
        WorkingDaysGround { ProductionCalendar, LawAlone }
        ProgrammeStateKind { Draft, Agreed, Approved, Completed, Terminated }
        ChangeKind { Extension, Content }
        Addressee { OwnMentor, AnyMentor, Curator }
        HelpStateKind { New, Taken, Answered, Closed, Withdrawn }
        PlannedMeetingStateKind { Planned, Held, Missed, Cancelled }
        PulseKind { FitCheck, Pulse }
        ChangeStateKind { Open, Consented, Approved, Refused, Declined, Withdrawn, Lapsed }
        TemplateState { Draft, InUse, Retired }
        RoadmapState { Draft, Submitted, Returned, Agreed, InForce, Closed }
        Verdict { Pending, Agreed, Returned }
        OccurrenceState { Planned, InProgress, Done, Verified, Cancelled, NotApplicable }
        Applicability { Applicable, ExemptionAsked, NotApplicable }
        EvidenceKind { Order, Document, Report, Link, Photo, Number, None }
        TermWarning { LongerThanYear }
        ActivityKind {
            LessonVisit, JointLesson, Consultation, OpenLesson, DocumentWork, ContestPreparation,
            SelfStudy, Event, Course,
        }
        ActivityState { Planned, Submitted, Returned, Accepted }
        Objective { MostPairs, BestScore }
        Reach { OwnSchool, Municipality }
        Importance { Off, Low, Normal, High }
        Criterion {
            Deficits, Topics, Subject, Formats, Load, Place, Experience, EarlierSuccess, MenteeWish,
            MentorWish,
        }
        Blocker {
            SamePerson, MentorNotInBank, AlreadyPaired, DeclinedBefore, Subordination, OtherSchool,
            OtherMunicipality, MentorPaused, MentorAway, MentorFull, OtherSubject, NothingInCommon,
            BelowMinimum, Excluded,
        }
        MeetingMode { InPerson, Video, Remote }
        PracticeState { Draft, Submitted, SchoolApproved, Published, Withdrawn }
        Indicator {
            SchoolsInModel, Mentors, Mentees, Pairs, ActivePairs, YoungTeachers,
            YoungTeachersMentored, ProgrammesCompleted, PracticesPublished, Meetings, MentorsGiven,
            OneOffs,
        }
        CampaignKind {
            Readiness, Process, Impact, Interim, Final, RoadmapExecution, Deficits, AdHoc,
        }
        CampaignState { Planned, Open, Closed, Cancelled }
        Audience { InModel, All }
        SubmissionState { NotStarted, Draft, Submitted, Returned, Accepted }
        Stage { Conditions, Process, Impact }
        ValueKind { Count, Percent, Scale, YesNo, Text }
        SetState { Draft, UnderExpertise, Approved, Retired }
        Finding {
            Missing, WrongKind, OutOfRange, AboveWhole, Unexplained, Explained, SharpChange,
        }
        Rhythm { November, DecemberAndMay, DecemberAndJune }
        TargetIndicator { ProgrammeExists, PracticePublished, DocumentPackage, InModel }
        EditionState { Proposed, Approved, Superseded }
        ExceptionKind {
            ConsentsEnding, NewcomersWaiting, SilentPairs, ProgrammesMissing, MentorsOverloaded,
            RoadmapMissing, ReportsOverdue, NoData,
        }
        LoadBand { One, Two, Three, More }
    };
    insta::assert_snapshot!(all, @r"
    WishKind: LIKE RATHER_NOT
    RouteState: DRAFT ACTIVE REVISED FINISHED
    FileField: BIRTH_DATE EMAIL PHONE POSITION SUBJECT EMPLOYED_SINCE TEACHING_SINCE PEDAGOGICAL_EDUCATION
    FileGrantState: ASKED GRANTED REFUSED CLOSED
    MediationKind: CONSULTATION AGREEMENT MEDIATION
    MediationAddressee: ASSOCIATION CURATOR
    MediationState: OPENED IN_PROGRESS PROPOSED AGREED NOT_AGREED WITHDRAWN
    Basis: CONSENT_WITHDRAWN RETENTION_OVER
    PartnerKind: ENTERPRISE PUBLIC_ORGANISATION EDUCATION_ORGANISATION NATURAL_PERSON OTHER
    OneOffState: PROPOSED AGREED HELD FEEDBACK CLOSED DECLINED CANCELLED
    Role: REGIONAL_METHODOLOGIST MUNICIPAL_METHODOLOGIST MUNICIPAL_AUTHORITY HEAD CURATOR PSYCHOLOGIST SCHOOL_ADMINISTRATOR
    MunicipalityKind: CITY_DISTRICT DISTRICT CLOSED_CITY
    SchoolKind: PRESCHOOL SCHOOL ADDITIONAL VOCATIONAL UNIVERSITY
    ParticipationState: REGISTERED SUSPENDED
    MentoringTopic: SUBJECT_CONTENT TEACHING_METHODS UPBRINGING LESSON_EXTRACURRICULAR PSYCH_PED_SUPPORT
    CardState: IN_BANK PAUSED LEFT
    DeficitKind: NORMATIVE PROFESSIONAL METHODICAL SUBJECT PSYCHOLOGICAL DIGITAL COMMUNICATIVE
    DeficitSource: SELF_ASSESSMENT COLLEAGUE DIAGNOSTICS
    DeficitStatus: OPEN ADDRESSED RESOLVED
    Severity: LOW MEDIUM HIGH
    Membership: CANDIDATE APPROVED REJECTED
    FieldKind: TEXT NUMBER DATE CHOICE YES_NO
    FieldVisibility: INTERNAL MUNICIPAL PUBLIC
    NominatedBy: THEMSELVES SCHOOL DISTRICT_ASSOCIATION MUNICIPAL_CENTRE
    MenteeCategory: YOUNG_SPECIALIST_0_3 NEW_DUTIES_OR_TECHNOLOGY CONTEST_PREPARATION TRANSFERRED NON_PEDAGOGICAL_EDUCATION NEWLY_APPOINTED TALENT_POOL
    ConsentPurpose: PERSONAL_DATA_PROCESSING PERSONAL_DATA_DISSEMINATION MENTOR_DUTY MENTEE_PARTICIPATION PHOTO_VIDEO
    Relation: PARENT ADOPTIVE_PARENT GUARDIAN TRUSTEE
    PublicField: NAME POSITION WORKPLACE
    ConsentChannel: ACCOUNT PAPER
    OrderKind: APPOINT_CURATOR ASSIGN_PAIRS CHANGE_PAIRS APPROVE_WORKING_GROUP APPROVE_PROGRAMMES REWARD_MENTORS RELEASE_FOR_EVENT FORM_ASSOCIATION
    OrderPart: LEADER SECRETARY MEMBER REWARDED RELEASED SUBSTITUTE MENTOR MENTEE
    RewardKind: GRATITUDE HONOUR_LETTER PAYMENT
    OrderChangeKind: END LEAVE SUSPEND REPLACE
    OrderStateKind: DRAFT SIGNED CANCELLED
    Side: MENTOR MENTEE
    Answer: PENDING ACCEPTED DECLINED
    Cell: PAIR GROUP
    RolePairForm: TEACHER_TEACHER HEAD_TEACHER EMPLOYER_STUDENT UNIVERSITY_COLLEGE_TEACHER_YOUNG_TEACHER PARTNER_TEACHER TEACHER_PUPIL
    MentoringFormat: ONE_TO_ONE GROUP FLASH SPEED NETWORK REVERSE VIRTUAL SITUATIONAL SHORT_TERM_GOAL_SETTING
    EndReason: PLAN_COMPLETED MENTOR_INITIATIVE MENTEE_INITIATIVE MUTUAL_DECISION CURATOR_IMPROPER_EXECUTION CURATOR_FORCE_MAJEURE EMPLOYMENT_ENDED CONSENT_WITHDRAWN
    MentorshipStateKind: PROPOSED DECLINED REVOKED AGREED ORDER_PREPARED ACTIVE ENDED
    SuspensionReason: LEAVE PARENTAL_LEAVE ILLNESS AWAY OTHER
    RequestKind: REPLACE_MENTOR RESIGN END
    RequestState: FILED CONSIDERED GRANTED REFUSED WITHDRAWN EXECUTED
    WorkingDaysGround: PRODUCTION_CALENDAR LAW_ALONE
    ProgrammeStateKind: DRAFT AGREED APPROVED COMPLETED TERMINATED
    ChangeKind: EXTENSION CONTENT
    Addressee: OWN_MENTOR ANY_MENTOR CURATOR
    HelpStateKind: NEW TAKEN ANSWERED CLOSED WITHDRAWN
    PlannedMeetingStateKind: PLANNED HELD MISSED CANCELLED
    PulseKind: FIT_CHECK PULSE
    ChangeStateKind: OPEN CONSENTED APPROVED REFUSED DECLINED WITHDRAWN LAPSED
    TemplateState: DRAFT IN_USE RETIRED
    RoadmapState: DRAFT SUBMITTED RETURNED AGREED IN_FORCE CLOSED
    Verdict: PENDING AGREED RETURNED
    OccurrenceState: PLANNED IN_PROGRESS DONE VERIFIED CANCELLED NOT_APPLICABLE
    Applicability: APPLICABLE EXEMPTION_ASKED NOT_APPLICABLE
    EvidenceKind: ORDER DOCUMENT REPORT LINK PHOTO NUMBER NONE
    TermWarning: LONGER_THAN_YEAR
    ActivityKind: LESSON_VISIT JOINT_LESSON CONSULTATION OPEN_LESSON DOCUMENT_WORK CONTEST_PREPARATION SELF_STUDY EVENT COURSE
    ActivityState: PLANNED SUBMITTED RETURNED ACCEPTED
    Objective: MOST_PAIRS BEST_SCORE
    Reach: OWN_SCHOOL MUNICIPALITY
    Importance: OFF LOW NORMAL HIGH
    Criterion: DEFICITS TOPICS SUBJECT FORMATS LOAD PLACE EXPERIENCE EARLIER_SUCCESS MENTEE_WISH MENTOR_WISH
    Blocker: SAME_PERSON MENTOR_NOT_IN_BANK ALREADY_PAIRED DECLINED_BEFORE SUBORDINATION OTHER_SCHOOL OTHER_MUNICIPALITY MENTOR_PAUSED MENTOR_AWAY MENTOR_FULL OTHER_SUBJECT NOTHING_IN_COMMON BELOW_MINIMUM EXCLUDED
    MeetingMode: IN_PERSON VIDEO REMOTE
    PracticeState: DRAFT SUBMITTED SCHOOL_APPROVED PUBLISHED WITHDRAWN
    Indicator: SCHOOLS_IN_MODEL MENTORS MENTEES PAIRS ACTIVE_PAIRS YOUNG_TEACHERS YOUNG_TEACHERS_MENTORED PROGRAMMES_COMPLETED PRACTICES_PUBLISHED MEETINGS MENTORS_GIVEN ONE_OFFS
    CampaignKind: READINESS PROCESS IMPACT INTERIM FINAL ROADMAP_EXECUTION DEFICITS AD_HOC
    CampaignState: PLANNED OPEN CLOSED CANCELLED
    Audience: IN_MODEL ALL
    SubmissionState: NOT_STARTED DRAFT SUBMITTED RETURNED ACCEPTED
    Stage: CONDITIONS PROCESS IMPACT
    ValueKind: COUNT PERCENT SCALE YES_NO TEXT
    SetState: DRAFT UNDER_EXPERTISE APPROVED RETIRED
    Finding: MISSING WRONG_KIND OUT_OF_RANGE ABOVE_WHOLE UNEXPLAINED EXPLAINED SHARP_CHANGE
    Rhythm: NOVEMBER DECEMBER_AND_MAY DECEMBER_AND_JUNE
    TargetIndicator: PROGRAMME_EXISTS PRACTICE_PUBLISHED DOCUMENT_PACKAGE IN_MODEL
    EditionState: PROPOSED APPROVED SUPERSEDED
    ExceptionKind: CONSENTS_ENDING NEWCOMERS_WAITING SILENT_PAIRS PROGRAMMES_MISSING MENTORS_OVERLOADED ROADMAP_MISSING REPORTS_OVERDUE NO_DATA
    LoadBand: ONE TWO THREE MORE
    ");
}

#[test]
fn what_is_stored_by_hand_has_the_same_name_as_in_the_api() {
    for indicator in Indicator::ALL {
        assert_eq!(indicator.code(), code(indicator));
    }
    for state in CampaignState::ALL {
        assert_eq!(state.code(), code(state));
    }
    for state in SubmissionState::ALL {
        assert_eq!(state.code(), code(state));
    }
    use MentorshipStateKind as Pair;
    for state in [
        Pair::Proposed,
        Pair::Declined,
        Pair::Revoked,
        Pair::Agreed,
        Pair::OrderPrepared,
        Pair::Active,
        Pair::Ended,
    ] {
        assert_eq!(state.code(), code(state));
    }
    use RequestState as Asked;
    for state in [
        Asked::Filed,
        Asked::Considered,
        Asked::Granted,
        Asked::Refused,
        Asked::Withdrawn,
        Asked::Executed,
    ] {
        assert_eq!(state.code(), code(state));
    }
    for kind in SchoolKind::ALL {
        assert_eq!(kind.code(), code(kind));
    }
    for indicator in TargetIndicator::ALL {
        assert_eq!(indicator.code(), code(indicator));
    }
    for state in EditionState::ALL {
        assert_eq!(state.code(), code(state));
    }
    for state in RoadmapState::ALL {
        assert_eq!(state.code(), code(state));
    }
    for state in OccurrenceState::ALL {
        assert_eq!(state.code(), code(state));
    }
    for state in Applicability::ALL {
        assert_eq!(state.code(), code(state));
    }
    use ProgrammeStateKind as Plan;
    for state in [
        Plan::Draft,
        Plan::Agreed,
        Plan::Approved,
        Plan::Completed,
        Plan::Terminated,
    ] {
        assert_eq!(state.code(), code(state));
    }
}

#[test]
fn an_unknown_name_is_not_taken_for_another() {
    for raw in ["", "head", "Head", "HEAD ", "DIRECTOR"] {
        let read: Result<Role, Error> = Role::deserialize(raw.into_deserializer());
        assert!(read.is_err(), "{raw:?}");
    }
}
