//! The domain's enums on the wire. The Russian words stand in the catalogues of the user interface.

/// Mirrors an enum of the domain: a new variant does not compile until it is shown here too.
macro_rules! mirror {
    ($(#[$doc:meta])* $name:ident = $source:literal { $($(#[$variant_doc:meta])* $variant:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, async_graphql::Enum)]
        #[graphql(remote = $source)]
        pub enum $name { $($(#[$variant_doc])* $variant),+ }
    };
}
pub(crate) use mirror;

mirror! {
    /// What kind of education organisation it is.
    SchoolKind = "domain::org::SchoolKind" {
        /// Kindergarten: preschool organisation.
        Preschool,
        /// General-education school.
        School,
        /// Organisation of additional education.
        Additional,
        /// College: vocational organisation.
        Vocational,
        /// University.
        University,
    }
}

mirror! {
    /// What kind of municipality it is.
    MunicipalityKind = "domain::org::MunicipalityKind" {
        /// City district.
        CityDistrict,
        /// Municipal district.
        District,
        /// Closed city.
        ClosedCity,
    }
}

mirror! {
    /// A pair or a group.
    Cell = "domain::mentoring::Cell" {
        /// One mentee, whose mentors may be several.
        Pair,
        /// Two mentees or more.
        Group,
    }
}

mirror! {
    /// A role that is held at a place.
    Role = "domain::access::Role" {
        /// Methodologist of the regional centre.
        RegionalMethodologist,
        /// Methodologist of the municipal centre.
        MunicipalMethodologist,
        /// The municipal education authority.
        MunicipalAuthority,
        /// Head of a school, or who acts for the head.
        Head,
        /// Curator of mentoring at a school.
        Curator,
        /// Psychologist of a school.
        Psychologist,
        /// System administrator of a school.
        SchoolAdministrator,
    }
}

mirror! {
    /// A counter of one place in one school year.
    Indicator = "domain::monitoring::Indicator" {
        /// Schools in the register of the model.
        SchoolsInModel,
        /// People who mentored at any time of the year.
        Mentors,
        /// People who were mentored at any time of the year.
        Mentees,
        /// Pairs in force at any time of the year.
        Pairs,
        /// Pairs in force now, for the running year; on 31 August, for a finished one.
        ActivePairs,
        /// Teachers with fewer than three full years of pedagogical work on 1 September.
        YoungTeachers,
        /// Of those, how many were mentored in the year.
        YoungTeachersMentored,
        /// Programmes completed in the year.
        ProgrammesCompleted,
        /// Practices first published in the year and public now.
        PracticesPublished,
        /// Meetings held in the year.
        Meetings,
        /// People of the school who mentored at another school at any time of the year; those pairs are counted there.
        MentorsGiven,
        /// Single meetings without an order that took place in the year: counted apart from pairs.
        OneOffs,
    }
}

mirror! {
    /// What mentoring is about.
    MentoringTopic = "domain::people::MentoringTopic" {
        /// Content of the subject.
        SubjectContent,
        /// Methods of teaching.
        TeachingMethods,
        /// Upbringing.
        Upbringing,
        /// Lessons and extracurricular work.
        LessonExtracurricular,
        /// Psychological and pedagogical support.
        PsychPedSupport,
    }
}

mirror! {
    /// How a mentor and a mentee work together.
    MentoringFormat = "domain::mentoring::MentoringFormat" {
        /// One mentor, one mentee, for long.
        OneToOne,
        /// Several mentees.
        Group,
        /// One-off.
        Flash,
        /// One-off with a mentor of higher standing.
        Speed,
        /// Peers, many to many.
        Network,
        /// The younger supports the older.
        Reverse,
        /// At a distance.
        Virtual,
        /// When the need arises.
        Situational,
        /// Short, with set goals.
        ShortTermGoalSetting,
    }
}

mirror! {
    /// Whether a card can be matched.
    CardState = "domain::people::CardState" {
        /// In the bank.
        InBank,
        /// Set aside: leave, illness, no time.
        Paused,
        /// Taken out of the bank; kept as history.
        Left,
    }
}

mirror! {
    /// Why somebody is supported.
    MenteeCategory = "domain::people::MenteeCategory" {
        /// Young specialist, 0–3 years of work.
        #[graphql(name = "YOUNG_SPECIALIST_0_3")]
        YoungSpecialist,
        /// Takes on new duties, technologies or methods.
        NewDutiesOrTechnology,
        /// Prepares for a professional contest.
        ContestPreparation,
        /// Came from another organisation less than a year ago.
        Transferred,
        /// Teaches with a diploma of the subject, not of pedagogy.
        NonPedagogicalEducation,
        /// Newly appointed.
        NewlyAppointed,
        /// In the talent pool.
        TalentPool,
    }
}

mirror! {
    /// What a consent is for. Never two purposes in one document.
    ConsentPurpose = "domain::consent::ConsentPurpose" {
        /// Processing of personal data by the school.
        PersonalDataProcessing,
        /// Publication of named fields.
        PersonalDataDissemination,
        /// The additional duty of a mentor.
        MentorDuty,
        /// Taking part as a mentee.
        MenteeParticipation,
        /// Taking pictures of the person and publishing them at named addresses.
        PhotoVideo,
    }
}

mirror! {
    /// A field of a person that the public may see, each agreed to on its own.
    PublicField = "domain::consent::PublicField" {
        /// Last name, first name, patronymic.
        Name,
        /// Position and subject.
        Position,
        /// The school where the person works.
        Workplace,
    }
}

mirror! {
    /// How a consent was given.
    ConsentChannel = "domain::consent::ConsentChannel" {
        /// In the person's own account.
        Account,
        /// On paper; the curator recorded it.
        Paper,
    }
}

mirror! {
    /// Who supports whom.
    RolePairForm = "domain::mentoring::RolePairForm" {
        /// A teacher supports a teacher.
        TeacherTeacher,
        /// A head supports a teacher.
        HeadTeacher,
        /// An employer supports a student.
        EmployerStudent,
        /// A teacher of a university or college supports a young teacher.
        UniversityCollegeTeacherYoungTeacher,
        /// A social partner supports a teacher.
        PartnerTeacher,
        /// A teacher supports a pupil, who has no account and is never public.
        TeacherPupil,
    }
}

mirror! {
    /// What a participant said to a proposal. No reason is asked for.
    Answer = "domain::mentoring::Answer" {
        /// Not yet.
        Pending,
        /// Yes.
        Accepted,
        /// No.
        Declined,
    }
}

mirror! {
    /// Where a mentorship stands.
    MentorshipState = "domain::mentoring::MentorshipStateKind" {
        /// The participants are asked.
        Proposed,
        /// A participant said no.
        Declined,
        /// The curator took the proposal back.
        Revoked,
        /// All said yes; consents and the order are due.
        Agreed,
        /// The order is drafted and waits for the head.
        OrderPrepared,
        /// In force by a signed order.
        Active,
        /// Over.
        Ended,
    }
}

mirror! {
    /// Why a mentorship ended.
    EndReason = "domain::mentoring::EndReason" {
        /// The plan was carried out in full; recorded by completing the programme.
        PlanCompleted,
        /// The mentor wished so.
        MentorInitiative,
        /// The mentee wished so.
        MenteeInitiative,
        /// Both wished so.
        MutualDecision,
        /// The curator: duties were not carried out as they should be.
        CuratorImproperExecution,
        /// The curator: circumstances beyond control.
        CuratorForceMajeure,
        /// A participant left or changed the job.
        EmploymentEnded,
        /// A participant took back a consent.
        ConsentWithdrawn,
    }
}

mirror! {
    /// What an order decides.
    OrderKind = "domain::document::OrderKind" {
        /// Appoints a curator of mentoring.
        AppointCurator,
        /// Fixes mentoring pairs.
        AssignPairs,
        /// Ends, suspends or changes pairs in force, or replaces their mentors.
        ChangePairs,
        /// Approves the working group that introduces the model.
        ApproveWorkingGroup,
        /// Approves personalised programmes.
        ApproveProgrammes,
        /// Rewards mentors.
        RewardMentors,
        /// Releases people from their work for an event.
        ReleaseForEvent,
        /// Approves who belongs to the methodical association of mentors.
        FormAssociation,
    }
}

mirror! {
    /// As what somebody stands in an order about people.
    OrderPart = "domain::document::OrderPart" {
        /// Leads a group.
        Leader,
        /// Keeps the papers of a group.
        Secretary,
        /// Works in a group.
        Member,
        /// Is rewarded.
        Rewarded,
        /// Is released from work.
        Released,
        /// Does the work of somebody released.
        Substitute,
        /// Supports in a programme that is approved.
        Mentor,
        /// Is supported in a programme that is approved.
        Mentee,
    }
}

mirror! {
    /// What a mentor is rewarded with.
    RewardKind = "domain::document::RewardKind" {
        /// Thanks are declared.
        Gratitude,
        /// A letter of honour is given.
        HonourLetter,
        /// The order is the ground for a payment.
        Payment,
    }
}

mirror! {
    /// How far an order has come.
    OrderState = "domain::document::OrderStateKind" {
        /// Drawn up; binds nobody, has no number yet.
        Draft,
        /// In force.
        Signed,
        /// Thrown away.
        Cancelled,
    }
}
