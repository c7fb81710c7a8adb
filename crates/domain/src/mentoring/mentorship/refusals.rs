//! Why a step of a mentorship is refused.

/// Why a pair cannot be proposed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ProposeError {
    /// Nobody mentors themselves.
    #[error("a mentor cannot be their own mentee")]
    SamePerson,
    /// The mentor has as many mentees as the card offers.
    #[error("the mentor has {taken} mentees of {capacity}")]
    MentorFull {
        /// Mentees that the mentor has or is asked for.
        taken: u32,
        /// Mentees that the card offers to take.
        capacity: u32,
    },
    /// The two have a running or proposed mentorship already.
    #[error("the two are paired already")]
    AlreadyPaired,
    /// One of them has said no to the other before.
    #[error("one of them declined this pair before")]
    DeclinedBefore,
    /// The mentor has no card in the bank, or it is paused.
    #[error("the mentor is not in the bank")]
    MentorNotInBank,
    /// The agreement with the partner that sends the mentor does not hold.
    #[error("the agreement with the mentor's partner is not in force")]
    PartnerAgreementNotInForce,
    /// The mentor has said that they are away.
    #[error("the mentor is away")]
    MentorAway,
    /// The mentee has stated no need.
    #[error("the mentee has stated no need")]
    NeedNotStated,
    /// One-off formats need no order and are not proposed as pairs.
    #[error("the format is a one-off")]
    OneOffFormat,
    /// The format is for two people, or for a group, and the people are more or fewer.
    #[error("the format is not for so many people")]
    FormatDoesNotFit,
    /// The form is for pupils and a mentee is none, or the other way round.
    #[error("the form is not for these people")]
    FormDoesNotFit,
    /// Only a reverse pair of two employees of one school runs in both directions.
    #[error("the pair cannot run in both directions")]
    NotInBothDirections,
    /// Mentors of one pair come from one school.
    #[error("the mentors come from several schools")]
    SeveralSchools,
    /// The consents of a pupil, on paper, do not hold.
    #[error("a consent of the pupil is missing")]
    PupilConsentMissing,
}

/// Why an answer could not be taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum AnswerError {
    /// The proposal is no longer open.
    #[error("the proposal is closed")]
    Closed,
    /// The person does not take part.
    #[error("not a participant")]
    NotParticipant,
    /// The person has answered already.
    #[error("answered already")]
    AlreadyAnswered,
}

/// Why an order could not be drafted for a mentorship.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum PrepareError {
    /// Not everybody has said yes.
    #[error("not everybody has agreed")]
    NotAgreed,
    /// A duty or processing consent is missing or has expired.
    #[error("a consent is missing")]
    ConsentMissing,
    /// An order is drafted or signed already.
    #[error("an order exists already")]
    OrderExists,
}

/// Why a mentorship could not be put into force.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ApproveError {
    /// The order names it no longer, or it was never drafted.
    #[error("no order is prepared")]
    NoOrder,
    /// A consent was withdrawn or expired since the order was drafted.
    #[error("a consent is missing")]
    ConsentMissing,
    /// The mentors come from another school, whose head has not signed its order yet.
    #[error("the order of the mentor's school is not signed")]
    GivingAwaited,
    /// The head who signs takes part.
    #[error("the head who signs is a participant")]
    SignsForThemselves,
}

/// Why a proposal could not be taken back.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("the proposal is past taking back")]
pub struct RevokeError;

/// Why a mentorship could not be ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum EndError {
    /// It is not in force.
    #[error("it is not in force")]
    NotActive,
    /// The last day lies before the first one.
    #[error("the last day lies before the first one")]
    EndsBeforeItBegins,
    /// The last day lies in the future.
    #[error("the last day lies in the future")]
    EndsInTheFuture,
    /// Completion comes from the programme, not from here.
    #[error("completion is recorded by the programme")]
    CompletedByProgramme,
}

/// Why somebody could not leave what goes on without them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum LeaveError {
    /// It is not in force.
    #[error("it is not in force")]
    NotActive,
    /// The person takes no part, or no more.
    #[error("not a participant")]
    NotParticipant,
    /// A group keeps two mentees and a mentorship its mentor: without this one it ends.
    #[error("too few would remain")]
    TooFewRemain,
    /// The last day lies before the first one.
    #[error("the last day lies before the first one")]
    EndsBeforeItBegins,
    /// The last day lies in the future.
    #[error("the last day lies in the future")]
    EndsInTheFuture,
    /// Completion comes from the programme, not from here.
    #[error("completion is recorded by the programme")]
    CompletedByProgramme,
}

/// Why a mentorship could not be suspended.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum SuspendError {
    /// It is not in force.
    #[error("it is not in force")]
    NotActive,
    /// It rests already.
    #[error("it is suspended already")]
    AlreadySuspended,
    /// It would rest before its first day.
    #[error("it would rest before its first day")]
    BeforeItBegins,
    /// The first day of rest lies in the future.
    #[error("the first day of rest lies in the future")]
    InTheFuture,
    /// The expected return lies before the first day of rest.
    #[error("the return lies before the rest")]
    ReturnsBeforeItRests,
}

/// Why a mentorship could not be resumed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ResumeError {
    /// It does not rest.
    #[error("it is not suspended")]
    NotSuspended,
    /// The day lies before the first day of rest.
    #[error("the day lies before the first day of rest")]
    BeforeItRests,
    /// The day lies in the future.
    #[error("the day lies in the future")]
    InTheFuture,
}
