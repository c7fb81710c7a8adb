//! The names under which values are stored and sent. A change here is a migration and a breaking change of the API.

use std::fmt::{self, Display, Formatter};

use domain::access::Role;
use domain::consent::{ConsentChannel, ConsentPurpose, PublicField};
use domain::document::{OrderKind, OrderStateKind};
use domain::mentoring::{
    ActivityKind, ActivityState, Answer, Cell, EndReason, MeetingMode, MentoringFormat,
    MentorshipStateKind, ProgrammeStateKind, RolePairForm, Side, TermWarning,
};
use domain::monitoring::Indicator;
use domain::org::{MunicipalityKind, ParticipationState, SchoolKind};
use domain::people::{
    CardState, DeficitKind, DeficitSource, DeficitStatus, MenteeCategory, MentoringTopic,
};
use domain::practice::PracticeState;
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
        MenteeCategory {
            YoungSpecialist, NewDutiesOrTechnology, ContestPreparation, Transferred,
            NonPedagogicalEducation, NewlyAppointed, TalentPool,
        }
        ConsentPurpose {
            PersonalDataProcessing, PersonalDataDissemination, MentorDuty, MenteeParticipation,
        }
        PublicField { Name, Position, Workplace }
        ConsentChannel { Account, Paper }
        OrderKind { AppointCurator, AssignPairs }
        OrderStateKind { Draft, Signed, Cancelled }
        Side { Mentor, Mentee }
        Answer { Pending, Accepted, Declined }
        Cell { Pair, Group }
        RolePairForm {
            TeacherTeacher, HeadTeacher, EmployerStudent, UniversityCollegeTeacherYoungTeacher,
            PartnerTeacher,
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
        ProgrammeStateKind { Draft, Agreed, Approved, Completed, Terminated }
        TermWarning { LongerThanYear }
        ActivityKind {
            LessonVisit, JointLesson, Consultation, OpenLesson, DocumentWork, ContestPreparation,
            SelfStudy, Event, Course,
        }
        ActivityState { Planned, Submitted, Returned, Accepted }
        MeetingMode { InPerson, Video, Remote }
        PracticeState { Draft, Submitted, SchoolApproved, Published, Withdrawn }
        Indicator {
            SchoolsInModel, Mentors, Mentees, Pairs, ActivePairs, YoungTeachers,
            YoungTeachersMentored, ProgrammesCompleted, PracticesPublished, Meetings,
        }
    };
    insta::assert_snapshot!(all, @r"
    Role: REGIONAL_METHODOLOGIST MUNICIPAL_METHODOLOGIST MUNICIPAL_AUTHORITY HEAD CURATOR PSYCHOLOGIST SCHOOL_ADMINISTRATOR
    MunicipalityKind: CITY_DISTRICT DISTRICT CLOSED_CITY
    SchoolKind: PRESCHOOL SCHOOL ADDITIONAL VOCATIONAL UNIVERSITY
    ParticipationState: REGISTERED SUSPENDED
    MentoringTopic: SUBJECT_CONTENT TEACHING_METHODS UPBRINGING LESSON_EXTRACURRICULAR PSYCH_PED_SUPPORT
    CardState: IN_BANK PAUSED LEFT
    DeficitKind: NORMATIVE PROFESSIONAL METHODICAL SUBJECT PSYCHOLOGICAL DIGITAL COMMUNICATIVE
    DeficitSource: SELF_ASSESSMENT COLLEAGUE DIAGNOSTICS
    DeficitStatus: OPEN ADDRESSED RESOLVED
    MenteeCategory: YOUNG_SPECIALIST_0_3 NEW_DUTIES_OR_TECHNOLOGY CONTEST_PREPARATION TRANSFERRED NON_PEDAGOGICAL_EDUCATION NEWLY_APPOINTED TALENT_POOL
    ConsentPurpose: PERSONAL_DATA_PROCESSING PERSONAL_DATA_DISSEMINATION MENTOR_DUTY MENTEE_PARTICIPATION
    PublicField: NAME POSITION WORKPLACE
    ConsentChannel: ACCOUNT PAPER
    OrderKind: APPOINT_CURATOR ASSIGN_PAIRS
    OrderStateKind: DRAFT SIGNED CANCELLED
    Side: MENTOR MENTEE
    Answer: PENDING ACCEPTED DECLINED
    Cell: PAIR GROUP
    RolePairForm: TEACHER_TEACHER HEAD_TEACHER EMPLOYER_STUDENT UNIVERSITY_COLLEGE_TEACHER_YOUNG_TEACHER PARTNER_TEACHER
    MentoringFormat: ONE_TO_ONE GROUP FLASH SPEED NETWORK REVERSE VIRTUAL SITUATIONAL SHORT_TERM_GOAL_SETTING
    EndReason: PLAN_COMPLETED MENTOR_INITIATIVE MENTEE_INITIATIVE MUTUAL_DECISION CURATOR_IMPROPER_EXECUTION CURATOR_FORCE_MAJEURE EMPLOYMENT_ENDED CONSENT_WITHDRAWN
    MentorshipStateKind: PROPOSED DECLINED REVOKED AGREED ORDER_PREPARED ACTIVE ENDED
    ProgrammeStateKind: DRAFT AGREED APPROVED COMPLETED TERMINATED
    TermWarning: LONGER_THAN_YEAR
    ActivityKind: LESSON_VISIT JOINT_LESSON CONSULTATION OPEN_LESSON DOCUMENT_WORK CONTEST_PREPARATION SELF_STUDY EVENT COURSE
    ActivityState: PLANNED SUBMITTED RETURNED ACCEPTED
    MeetingMode: IN_PERSON VIDEO REMOTE
    PracticeState: DRAFT SUBMITTED SCHOOL_APPROVED PUBLISHED WITHDRAWN
    Indicator: SCHOOLS_IN_MODEL MENTORS MENTEES PAIRS ACTIVE_PAIRS YOUNG_TEACHERS YOUNG_TEACHERS_MENTORED PROGRAMMES_COMPLETED PRACTICES_PUBLISHED MEETINGS
    ");
}

#[test]
fn what_is_stored_by_hand_has_the_same_name_as_in_the_api() {
    for indicator in Indicator::ALL {
        assert_eq!(indicator.code(), code(indicator));
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
